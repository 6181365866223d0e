/** Writing with a GPT token by token without reading the whole text again: the keys and values of what was read are kept.
 *  A token at position t then costs one row instead of t.
 *  Source: pope2022, §2.1.   Leaves out: several texts at once. */

import { keep, tensor } from '@/tensor';
import { gpt, type GptOptions, type Past } from './gpt';
import type { GptWeights } from './gptWeights';

/** Tokens of the past are forgotten by this share of the context at a time, so that most steps can go on from the one before. */
const forgotten = 1 / 4;

/** Where reading begins so that at most `context` tokens are read: at 0, and for longer texts later, in steps of a quarter.
 *  It depends on the length alone, so that a text always has the same next token, whatever was read before it. */
export function windowStart(length: number, context: number): number {
  const hop = Math.max(1, Math.floor(context * forgotten));
  return length <= context ? 0 : Math.ceil((length - context) / hop) * hop;
}

/** What comes after a text, from the logits of its last token [V]. Texts that go on from the last one asked are fast.
 *  The function throws a RangeError when there is no token, or an id is not in the vocabulary. */
export function cachedReader(
  W: GptWeights,
  options: GptOptions,
  context: number,
): (ids: readonly number[]) => Float32Array {
  let read: readonly number[] = [];
  let past: readonly Past[] | undefined;
  let logits: Float32Array | undefined;
  return (ids) => {
    if (ids.length === 0) throw new RangeError('gpt: no token to continue');
    const text = ids.slice(windowStart(ids.length, context));
    const isSame = text.length === read.length && text.every((id, at) => id === read[at]);
    if (isSame && logits) return logits;
    const goesOn = read.length > 0 && text.length > read.length && read.every((id, at) => id === text[at]);
    const from = goesOn ? read.length : 0;
    const { blocks, logits: all } = gpt(tensor(text.slice(from)), W, { ...options, past: goesOn ? past : undefined });
    past = blocks.map(({ k, v }) => ({ k: keep(k), v: keep(v) })); // without their tapes, which would hold every step
    read = text;
    logits = all
      .narrow(0, all.shape[0] - 1, 1)
      .reshape(-1)
      .data.slice();
    return logits;
  };
}
