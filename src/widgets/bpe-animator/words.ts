/** What the figure says about a step, on the page and to whoever cannot see it. */
import type { Tie } from '@/models/text/bpe/ties';
import { whole } from '@/viz/count';
import { tieWords, type Look, type MergeRow } from './look';
import { excerptLength } from './training';

const some = (count: number, one: string, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;
const times = (count: number) => some(count, 'time');

/** The question is asked before anything is counted. */
export const hidesCounts = ({ step, counts }: { step: number; counts: boolean }) => step === 0 && !counts;

export function madeWords({ step, last, symbolsAtStart }: Look): string {
  if (last) return `Merge ${whole(step)}: ${last.left} + ${last.right} → ${last.piece} (${countWords(last)})`;
  return symbolsAtStart ? `Before any merge: ${some(symbolsAtStart, 'symbol')}` : 'No symbols yet';
}

/** A pair that overlaps itself is counted oftener than it can be replaced. */
const countWords = ({ count, replaced }: MergeRow) =>
  replaced === count ? `${whole(count)}×` : `counted ${whole(count)}×, replaced ${whole(replaced)}×`;

export function aheadWords({ next, exhausted, learned }: Look, budget: number): string {
  if (next) {
    const tie = next.tied > 1 ? `, tied with ${some(next.tied - 1, 'other')}` : '';
    return `Next: ${next.left} + ${next.right}, ${times(next.count)}${tie}`;
  }
  if (exhausted) return 'No pair occurs twice: nothing more to learn.';
  if (learned < budget) return `${some(learned, 'merge')} of ${whole(budget)} so far.`;
  return `The budget of ${some(budget, 'merge')} is used up.`;
}

export function tiedWords({ next, pairs }: Look, tie: Tie): string {
  if (!next || next.tied < 2 || !pairs.length) return '';
  return `${whole(next.tied)} pairs tied at ${whole(next.count)}: the rule “${tieWords[tie]}” decides.`;
}

export const pairsWords = ({ kinds, pairs }: Look, long: boolean) =>
  long
    ? `in the first ${whole(excerptLength)} characters`
    : kinds > pairs.length
      ? `${pairs.length} of ${whole(kinds)}`
      : '';

export function notDrawnWords({ drawn, tokensNow }: Look, long: boolean, learnedFromAll: boolean): string {
  const part = `Drawn: the first ${whole(drawn.tokens)} of ${whole(tokensNow)} tokens.`;
  if (!long) return part;
  return learnedFromAll
    ? `${part} The merges were learned from the whole text.`
    : `${part} Until you press Start, the merges are those of the first ${whole(excerptLength)} characters.`;
}

export const bytesWords = (bytes: readonly string[]) =>
  `${some(bytes.length, 'byte')}: ${bytes.slice(0, 12).join(' ')}${bytes.length > 12 ? ' …' : ''}`;

export function unseenWords({ unseen, bpe, step }: Look, text: string): string {
  if (!unseen.tokens) return 'Type a text: it is encoded with the merges learned so far.';
  const unknown = unseen.start.flat().filter((id) => id === bpe.unknown).length;
  const lost = unknown ? ` ${some(unknown, 'character')} not in the text it learned from: unknown, drawn dashed.` : '';
  return `${some([...text].length, 'character')}, ${some(unseen.tokens, 'token')} after ${some(step, 'merge')}.${lost}`;
}
