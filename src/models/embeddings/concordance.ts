/** A word where it stands: lines quoted from the text, with the word in the middle. */

import type { Corpus } from './vocabulary';

export interface Line {
  before: string;
  word: string;
  after: string;
}

/** Occurrences looked at. */
const limit = 200;
/** Characters to each side. */
const reach = 44;

/** `k` lines, as different from each other as can be: each next one shares the fewest words with those before it. */
export function concordance(corpus: Corpus, id: number, k = 3): Line[] {
  const places: number[] = [];
  for (let at = 0; at < corpus.tokens.length && places.length < limit; at++)
    if (corpus.tokens[at] === id) places.push(at);
  const lines = places.map((at) => lineAt(corpus, at));
  const wordsOf = lines.map(({ before, after }) => new Set(`${before} ${after}`.toLowerCase().match(/\p{L}+/gu)));
  const overlap = lines.map(() => 0);
  const chosen: number[] = [];
  while (chosen.length < Math.min(k, lines.length)) {
    const next = overlap.indexOf(Math.min(...overlap));
    chosen.push(next);
    wordsOf.forEach((words, i) => (overlap[i] += [...words].filter((word) => wordsOf[next].has(word)).length));
    for (const i of chosen) overlap[i] = Infinity;
  }
  return chosen.sort((a, b) => a - b).map((i) => lines[i]);
}

/** To both sides as far as the line of the text goes, and never through a word. */
function lineAt({ text, offsets, words, tokens }: Corpus, at: number): Line {
  const begin = offsets[at];
  const end = begin + words[tokens[at]].length;
  const from = Math.max(0, begin - reach);
  const before = text.slice(from, begin).split('\n').at(-1)!;
  const after = text.slice(end, end + reach).split('\n')[0];
  const cutBefore = before.length === begin - from && from > 0;
  const cutAfter = after.length === reach && end + reach < text.length;
  return {
    before: cutBefore ? before.replace(/^\S*\s/, '… ') : before,
    word: text.slice(begin, end),
    after: cutAfter ? after.replace(/\s\S*$/, ' …') : after,
  };
}
