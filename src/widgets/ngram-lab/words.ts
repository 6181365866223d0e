/** Sentences about what the counts say. */
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import type { Judgement, Result, Smoothing, State } from './compute';

export const smoothings: Readonly<Record<Smoothing, string>> = {
  none: 'none: c(hw) / c(h)',
  addK: 'add k',
  interpolated: 'interpolated',
  kneserNey: 'Kneser–Ney',
};

const smoothed: Readonly<Record<Smoothing, string>> = {
  none: 'without smoothing',
  addK: 'with k added to every count',
  interpolated: 'interpolated with shorter contexts',
  kneserNey: 'with Kneser–Ney smoothing',
};

export const unitWord = (unit: State['unit'], count: number) =>
  count === 1 ? { words: 'word', letters: 'letter' }[unit] : unit;

export const quoted = (pieces: readonly string[], unit: State['unit']) =>
  `“${pieces.map((piece) => (piece === ' ' ? '␣' : piece)).join(unit === 'words' ? ' ' : '')}”`;

/** The perplexity of a text, or why there is none. */
export const surprise = (value: number | undefined) => (value === undefined ? '–' : format(value));

/** What came after the context, and what stands in for it when nothing did. */
export function seenWords({ n, unit, smoothing }: State, { window, seen, used, next, empty }: Result): string {
  if (empty) return 'There is nothing to count.';
  if (n === 1) return `With N = 1 there is no context: every ${unitWord(unit, 1)} is as likely as it is frequent.`;
  const h = quoted(window, unit);
  if (seen > 0)
    return `After ${h} the text goes on ${whole(seen)} ${seen === 1 ? 'time' : 'times'}, in ${whole(next.kinds)} ${next.kinds === 1 ? 'way' : 'ways'}.`;
  if (smoothing === 'addK') return `${h} was never seen: only k is left, and every ${unitWord(unit, 1)} is alike.`;
  const instead = used.length > 0 ? `the shorter context ${quoted(used, unit)}` : 'no context at all';
  return smoothing === 'none'
    ? `${h} was never seen: 0/0 has no value. The table is that of ${instead}.`
    : `${h} was never seen: the answer is that of ${instead}.`;
}

export const sampleText = ({ sample }: Result) =>
  sample
    .map(({ text, space, isStop }) => (isStop ? ' ¶ ' : space + text))
    .join('')
    .trim();

/** A share in two digits, for a narrow table. */
export const roughly = (share: number) => `${format(100 * share, 2)}%`;

/** Held-out text, judged. */
export function judgedWords({ smoothing }: State, { n, heldOut, unseenContexts, unseenNgrams }: Judgement): string {
  if (heldOut === undefined || unseenContexts === undefined || unseenNgrams === undefined)
    return 'The text is too short to hold a sentence out.';
  const share = n === 1 ? '' : ` ${percent(unseenContexts)} of its contexts were never seen.`;
  if (heldOut === Infinity)
    return `Held-out perplexity is infinite: ${percent(unseenNgrams)} of its n-grams were never seen and get 0${smoothing === 'none' ? '' : ', rounded'}.${share}`;
  return `Held-out perplexity is ${format(heldOut)}.${share}`;
}

/** The state in words, every dial of it. */
export function described(state: State, result: Result): string {
  const { n, unit, smoothing, k, seed, length, corpus } = state;
  const { next } = result;
  const likeliest = next.items
    .slice(0, 3)
    .map(({ piece, count, p }) => `${quoted([piece], unit)} ${percent(p)} (seen ${whole(count)})`)
    .join(', ');
  const curve = result.curve
    ?.map(({ n, heldOut, unseenContexts }) => `${n}: ${surprise(heldOut)}, ${percent(unseenContexts ?? NaN)} unseen`)
    .join('; ');
  return [
    `A model of N = ${n} over ${unit} of ${result.name}${corpus === 'own' && result.missing ? ' (no text of your own yet)' : ''}, ${smoothed[smoothing]}${smoothing === 'addK' ? `, k = ${format(k)}` : ''}, counted over ${whole(result.tokens)} tokens in ${whole(result.vocabulary)} kinds.`,
    `Before: ${quoted(
      result.before.tokens.map(({ text }) => text),
      unit,
    )}. ${seenWords(state, result)}`,
    likeliest && `Likeliest next: ${likeliest}, and ${whole(next.more)} more.`,
    judgedWords(state, result.judgement),
    curve && `Held-out perplexity and unseen contexts by N: ${curve}.`,
    `A sample of ${length} tokens with seed ${seed}: ${sampleText(result)}`,
  ]
    .filter(Boolean)
    .join(' ');
}
