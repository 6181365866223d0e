/** A text made ready for a small language model: its tokens, those it learns from and those it is only measured on.
 *  Leaves out: shuffling; what is held out is one stretch, so that nothing of it is learned by way of a neighbour. */

import { entropy } from '../language/sampling';
import { characterTokenizer } from '../text/letters';
import type { Tokenizer } from '../text/tokenizer';

export interface Prepared {
  tokenizer: Tokenizer;
  /** ids to learn from */
  learned: Int32Array;
  /** ids that are only measured on */
  heldOut: Int32Array;
  /** The loss of whoever knows how often each token occurs and nothing else, in nats: −Σ p ln p over `learned`. */
  byFrequency: number;
}

/** @param tokenizer default one token a character
 *  @param heldOut the text that is measured on; default the last tenth of `text` */
export function prepare(
  text: string,
  { heldOut, tokenizer }: { heldOut?: string; tokenizer?: Tokenizer } = {},
): Prepared {
  const reader = tokenizer ?? characterTokenizer(text + (heldOut ?? ''));
  const all = Int32Array.from(reader.encode(text));
  const cut = heldOut === undefined ? Math.ceil(0.9 * all.length) : all.length;
  const learned = all.slice(0, cut);
  return {
    tokenizer: reader,
    learned,
    heldOut: heldOut === undefined ? all.slice(cut) : Int32Array.from(reader.encode(heldOut)),
    byFrequency: unigramEntropy(learned),
  };
}

/** H = −Σ p ln p in nats, p the share of each token that occurs. */
export function unigramEntropy(ids: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (let i = 0; i < ids.length; i++) counts.set(ids[i], (counts.get(ids[i]) ?? 0) + 1);
  return entropy(Array.from(counts.values(), (count) => count / ids.length));
}
