/** The figure in sentences. */
import type { HeadKind } from '@/models/transformer/heads/headKind';
import { shipped } from '@/live/shipped';
import { counted } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { visible } from '@/viz/label';
import { promptWords } from '@/viz/promptWords';
import type { HeadView, Ready, Result } from './compute';
import type { State } from './dials';

/** Under a small map. */
export const shortNames: Readonly<Record<HeadKind, string>> = {
  previous: 'previous',
  itself: 'itself',
  quote: 'quote',
  induction: 'induction',
  broad: 'broad',
  mixed: 'mixed',
};
export const longNames: Readonly<Record<HeadKind, string>> = {
  previous: 'reads the token before',
  itself: 'reads the token itself',
  quote: 'reads the opening quotation mark',
  induction: 'reads what came after this token before',
  broad: 'reads the whole past almost evenly, a bag of words',
  mixed: 'fits none of the patterns measured',
};
export const patternNames = {
  previous: 'token before',
  itself: 'token itself',
  quote: 'opening quote',
  induction: 'induction',
} as const;

export const quoted = (piece: string) => `“${visible(piece)}”`;

/** The number that gave a head its name: a share of attention, or how even its rows are. */
export const scoreOf = ({ kind, scores }: HeadView): number | undefined =>
  kind === 'broad' ? scores.evenness : kind === 'mixed' ? undefined : scores[kind].weight;

/** "0.18", with ".18" where there is little room. */
export const short = (x: number | undefined) => (x === undefined ? '' : x.toFixed(2).replace(/^0/, ''));

/** What an induction head would do, here and where the file of the model quotes it from. */
export function inductionWords({ best, heldOut }: Ready): string {
  const quoted = heldOut
    ? ` On random tokens said twice, measured when it was trained, no head scored above ${format(Math.max(...heldOut.repeated.flat()), 2)}.`
    : '';
  const head = best.induction;
  if (!head) return `No token occurs twice here, so there is nothing an induction head could copy.${quoted}`;
  const { weight, even } = head.scores.induction;
  const numbers = `${head.name}, ${format(weight!, 2)}, where even reading gives ${format(even, 2)}`;
  return head.kind === 'induction'
    ? `Highest induction score: ${numbers}.${quoted}`
    : `No induction head: the highest score is ${numbers}.${quoted}`;
}

export function describe(state: State, result: Result): string {
  const dials = `Heads on: ${state.on.map((row) => row.map((x) => (x < 0.5 ? 'off' : 'on')).join(' ')).join(', ')}. ${state.view === 'rows' ? 'Rows are queries' : 'Columns are queries'}.`;
  const text = `Text: ${quoted(state.text)}.`;
  if (result.absent)
    return `All 16 heads of a small GPT, 4 layers of 4, wait for the model to be loaded. Chosen: layer ${state.layer}, head ${state.head}, token ${state.query + 1}. ${dials} ${text}`;
  const { chosen, pieces, query, weights, off, next, closing } = result;
  const most = weights
    .map((weight, j) => ({ weight, j }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ weight, j }) => `${quoted(pieces[j])} ${percent(weight)}`);
  return [
    `All 16 heads of a small GPT, 4 layers of 4, on ${counted(pieces.length, 'token')}: a line break and the text.`,
    text,
    `Names by what was measured on this text: ${result.all.map((head) => `${head.name} ${shortNames[head.kind]}${scoreOf(head) === undefined ? '' : ` ${format(scoreOf(head)!, 2)}`}`).join(', ')}.`,
    inductionWords(result),
    `Chosen: layer ${state.layer}, head ${state.head}, which ${longNames[chosen.kind]}. Token ${query + 1} (of dial ${state.query + 1}), ${quoted(pieces[query])}, reads ${most.join(', ')}.`,
    dials,
    off.length
      ? `Without ${off.join(', ')}: ${next.map(({ piece, before, after }) => `${quoted(piece)} ${percent(before)} becomes ${percent(after)}`).join(', ')}; any closing quotation mark ${percent(closing.before)} becomes ${percent(closing.after)}.`
      : `Next token: ${next.map(({ piece, before }) => `${quoted(piece)} ${percent(before)}`).join(', ')}; any closing quotation mark ${percent(closing.before)}.`,
  ].join(' ');
}

export const notice = ({ text }: State, result: Result): string | undefined =>
  promptWords(text, shipped.edition.context, result.absent ? undefined : result).join(' ') || undefined;
