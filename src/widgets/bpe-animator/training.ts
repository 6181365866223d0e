/** What a figure keeps of a training: the merges, and how many tokens the text had after each of them. */
import { memo } from '@/models/memo';
import type { Bpe } from '@/models/text/bpe/bpe';
import { tokenizerOf, type BpeSnapshot } from '@/models/text/bpe/bpeTask';
import { BpeTrainer, type BpeOptions } from '@/models/text/bpe/train';

export interface Settings extends BpeOptions {
  readonly text: string;
  readonly merges: number;
}

export interface Training {
  readonly bpe: Bpe;
  /** Tokens of the text after 0, 1, … merges. */
  readonly tokens: readonly number[];
  /** UTF-8 bytes of the text. */
  readonly bytes: number;
  /** What is drawn and counted on the page: the text, or its beginning. */
  readonly text: string;
  /** That is all of the text. */
  readonly whole: boolean;
  /** It ended before its budget, because no pair occurs twice. */
  readonly exhausted: boolean;
}

/** Characters that are trained on while the page waits; a longer text goes to a worker. */
export const excerptLength = 10_000;

/** The beginning of a text, never cut inside a character. */
export function excerpt(text: string): string {
  if (text.length <= excerptLength) return text;
  const cut = text.slice(0, excerptLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

const bytesIn = (text: string) => new TextEncoder().encode(text).length;

/** Walking through the steps asks for the same training again and again. */
export const train = ({ text, base, pretokeniser, tie, merges }: Settings): Training =>
  trained(text, base, pretokeniser, tie, merges);

const trained = memo(
  (
    text: string,
    base: Settings['base'],
    pretokeniser: Settings['pretokeniser'],
    tie: Settings['tie'],
    merges: number,
  ): Training => {
    const trainer = new BpeTrainer(text, { base, pretokeniser, tie });
    const tokens = [trainer.tokens];
    while (tokens.length <= merges && trainer.next()) tokens.push(trainer.tokens);
    return {
      bpe: trainer.tokenizer(),
      tokens,
      bytes: bytesIn(text),
      text,
      whole: true,
      exhausted: tokens.length <= merges,
    };
  },
);

/** The training in a worker, as it stands; undefined while it is still reading. */
export const ofSnapshot = (snapshot: BpeSnapshot, settings: Settings, done: boolean): Training | undefined =>
  snapshot.reading
    ? undefined
    : {
        bpe: tokenizerOf(settings, snapshot),
        tokens: Array.from(snapshot.tokens),
        bytes: snapshot.bytes,
        text: excerpt(settings.text),
        whole: false,
        exhausted: done && snapshot.tokens.length <= settings.merges,
      };
