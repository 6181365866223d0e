/** Numbers, each split by itself. */
import { digitGroups, waysOfSplitting, type DigitRule } from '@/models/text/digitGroups';
import { bytesOfString } from '@/models/text/bpe/alphabet';
import { pieceOf } from './rows';
import { bpeWith } from './schemes';

const from = (first: number, count: number) => Array.from({ length: count }, (_, i) => String(first + i));
export const numberTexts = [...from(380, 11), ...from(3998, 4), '1999+1', '3.14159'];
const most = 18;
const longest = 14;

/** The words of a text that have digits, or the course's own when there are none. */
export function numbersIn(text: string): { items: readonly string[]; found: boolean } {
  const found = text
    .split(/\s+/u)
    .filter((word) => /\p{Nd}/u.test(word))
    .slice(0, most)
    .map((item) => [...item].slice(0, longest).join(''));
  return found.length ? { items: found, found: true } : { items: numberTexts, found: false };
}

export interface Splits {
  readonly name: string;
  readonly note: string;
  /** the pieces of every number */
  readonly pieces: readonly (readonly string[])[];
  /** Whole numbers of as many digits, where there are several: how many, and in how many ways they are split. */
  readonly lengths: readonly Length[];
}

export interface Length {
  readonly digits: number;
  readonly numbers: number;
  readonly ways: number;
}

export function splits(name: string, note: string, pieces: readonly (readonly string[])[]): Splits {
  const byLength = new Map<number, (readonly string[])[]>();
  for (const parts of pieces) {
    const number = parts.join('');
    if (/^\p{Nd}+$/u.test(number)) byLength.set(number.length, [...(byLength.get(number.length) ?? []), parts]);
  }
  const lengths = [...byLength]
    .filter(([, alike]) => alike.length > 1)
    .map(([digits, alike]) => ({ digits, numbers: alike.length, ways: waysOfSplitting(alike) }));
  return { name, note, pieces, lengths };
}

/** By the course's own tokenizer. */
export function splitByBpe(items: readonly string[], merges: number): Splits {
  const bpe = bpeWith(merges);
  const pieces = items.map((item) =>
    bpe.encode(item).map((id) => pieceOf(Array.from(bytesOfString(bpe.spelling[id])))),
  );
  return splits('Our BPE', 'by frequency', pieces);
}

export const repairs: readonly { rule: DigitRule; name: string; note: string }[] = [
  { rule: 'single', name: 'Single digits', note: 'a repair' },
  { rule: 'threes', name: 'Threes', note: 'a repair, from the right' },
];

export const repaired = (items: readonly string[]): Splits[] =>
  repairs.map(({ rule, name, note }) =>
    splits(
      name,
      note,
      items.map((item) => digitGroups(item, rule)),
    ),
  );
