/** The figure in sentences. */
import { shipped } from '@/live/shipped';
import { counted, whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { visible } from '@/viz/label';
import { promptWords } from '@/viz/promptWords';
import type { Ready, Result } from './compute';
import type { State } from './dials';

export const quoted = (piece: string) => `“${visible(piece)}”`;

/** Where the answer was settled: the first layer from which on the winner stays the likeliest. */
export function settledWords({ columns, winner }: Ready): string {
  let first = columns.length - 1;
  while (first > 0 && columns[first - 1].winner.rank === 1) first--;
  const was = columns[0].winner.rank;
  if (first === 0)
    return `${quoted(winner.piece)}: the likeliest in the embedding already, and in every layer after it.`;
  const when =
    first === columns.length - 1
      ? 'only the last layer puts it first'
      : `${columns[first].name} it is the likeliest, and stays so`;
  return `${quoted(winner.piece)}: rank ${whole(was)} in the embedding; ${when}.`;
}

/** What the tokenizer did to a text that ends inside a word. */
export function trapWords({ pieces, longer, winner }: Ready): string | undefined {
  if (!longer || (longer.pieces.length === 0 && !longer.together)) return undefined;
  const end = quoted(pieces.at(-1)!);
  const some = longer.pieces.slice(0, 6).map(quoted).join(', ');
  const more = longer.pieces.length > 6 ? ` and ${longer.pieces.length - 6} more` : '';
  const whole = longer.pieces.length
    ? `Your text ends in the piece ${end}. ${some}${more} ${longer.pieces.length > 1 ? 'begin so and are one token each: none of them can come' : 'begins so and is one token: it cannot come'} any more.`
    : '';
  const cut = longer.together
    ? `Written in one go, the text with ${quoted(winner.piece)} would end in ${quoted(longer.together)}, cut elsewhere.`
    : '';
  return `${whole} ${cut}`.trim();
}

export function describe(state: State, result: Result): string {
  const { temperature, watch, other } = state;
  const dials = `Temperature ${format(temperature)}; token ${state.position + 1} asked for. ${watch ? `Watched: ${quoted(watch)}.` : 'Nothing watched but the winner.'}`;
  if (result.absent)
    return `What every layer of a small GPT would answer after ${quoted(state.text)}, once the model is loaded. ${dials} ${other ? `Compared with ${quoted(other)}.` : ''}`.trim();
  const { pieces, position, columns, followed, comes } = result;
  return [
    `What every layer of a small GPT would answer after token ${position + 1} of ${pieces.length}, ${quoted(pieces[position])}, in ${quoted(state.text)}.`,
    `Tokens: ${pieces.map(quoted).join(' ')}.`,
    ...columns.map(
      ({ name, top }) => `${name}: ${top.map(({ piece, p }) => `${quoted(piece)} ${percent(p)}`).join(', ')}.`,
    ),
    settledWords(result),
    `${quoted(followed.piece)} from layer to layer: ${columns.map(({ followed: { rank, p } }) => `rank ${whole(rank)}, ${percent(p)}`).join('; ')}.`,
    comes === undefined ? '' : `In the text ${quoted(comes)} follows.`,
    trapWords(result) ?? '',
    result.other
      ? `Compared with ${quoted(other)}: ${result.other.top.map(({ piece, p }) => `${quoted(piece)} ${percent(p)}`).join(', ')}; ${quoted(followed.piece)} ${percent(result.other.followed.p)}.`
      : '',
    dials,
  ]
    .filter(Boolean)
    .join(' ');
}

export function notice(state: State, result: Result): string | undefined {
  const said = promptWords(state.text, shipped.edition.context, result.absent ? undefined : result);
  if (result.absent) return said.join(' ') || undefined;
  const { watched, other } = result;
  if (other && other.left > 0)
    said.push(`Of the text to compare with, the first ${counted(other.left, 'token')} are left out.`);
  if (/\S $/.test(state.text))
    said.push(
      'Your text ends in a space: here a space belongs to the word after it, so the model has to go on without one.',
    );
  if (watched.length > 1)
    said.push(
      `${quoted(state.watch)} is ${watched.length} tokens; the first of them, ${quoted(watched[0])}, is watched.`,
    );
  else if (/^\p{L}/u.test(state.watch) && /\p{L}$/u.test(state.text) && !result.longer?.pieces.length)
    said.push(
      `${quoted(state.watch)} without a space in front would go on inside a word; for a new word watch “␣${state.watch}”.`,
    );
  return said.join(' ') || undefined;
}
