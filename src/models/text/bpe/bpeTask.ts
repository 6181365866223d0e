import { byteAlphabet, bytesOf } from './alphabet';
import { Bpe } from './bpe';
import type { Merge } from './merge';
import { BpeTrainer, type BpeOptions } from './train';

export interface BpeSettings extends BpeOptions {
  readonly text: string;
  /** most merges; fewer when no pair occurs twice */
  readonly merges: number;
}

/** The training as it stands. */
export interface BpeSnapshot {
  /** true until the text is read and its first pairs are counted */
  reading: boolean;
  /** left, right, id, count, tied of one merge after another */
  merges: Int32Array;
  /** symbols of the text before the first merge, and after every merge: one number more than merges; none while reading */
  tokens: Float64Array;
  /** the characters before the first merge, by id; empty with bytes, which are their own ids */
  alphabet: string[];
  /** code points of the text */
  characters: number;
  /** of the text in UTF-8 */
  bytes: number;
}

const numbersAMerge = 5;

/** Byte-pair training for the worker: one yield a merge, and before the first one a yield every few milliseconds of reading. */
export function* trainBpeTask(settings: BpeSettings): Generator<() => BpeSnapshot, void> {
  const { text, merges: most } = settings;
  const trainer = new BpeTrainer(text, settings);
  const merges = new Int32Array(numbersAMerge * most);
  const tokens = new Float64Array(most + 1);
  const size = { characters: codePoints(text), bytes: bytesOf(text).length };
  let reading = true;
  const look = (): BpeSnapshot => ({
    reading,
    merges: merges.slice(0, numbersAMerge * trainer.merges.length),
    tokens: tokens.slice(0, reading ? 0 : trainer.merges.length + 1),
    alphabet: reading || settings.base === 'bytes' ? [] : [...trainer.alphabet],
    ...size,
  });

  while (trainer.read()) yield look;
  reading = false;
  tokens[0] = trainer.tokens;
  yield look;
  for (let step = 0; step < most; step++) {
    const merge = trainer.next();
    if (!merge) return;
    const { left, right, id, count, tied } = merge;
    merges.set([left, right, id, count, tied], numbersAMerge * step);
    tokens[step + 1] = trainer.tokens;
    yield look;
  }
}

/** The merges of a snapshot. */
export const mergesOf = ({ merges }: BpeSnapshot): Merge[] =>
  Array.from({ length: merges.length / numbersAMerge }, (_, step) => {
    const [left, right, id, count, tied] = merges.subarray(numbersAMerge * step);
    return { left, right, id, count, tied };
  });

/** The tokenizer of a snapshot that is past reading. */
export const tokenizerOf = ({ base, pretokeniser }: BpeOptions, snapshot: BpeSnapshot): Bpe =>
  new Bpe({
    base,
    pretokeniser,
    alphabet: base === 'bytes' ? byteAlphabet : snapshot.alphabet,
    merges: mergesOf(snapshot),
  });

/** How many, a pair of surrogates as one. */
function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count++;
  return count;
}
