import { whole } from '@/viz/count';
import { format, formatAbove, percent } from '@/viz/format';
import { visible } from '@/viz/label';
import type { Result, State } from './compute';

export const quoted = (piece: string) => `“${visible(piece)}”`;
export const counted = (n: number, one: string, many = `${one}s`) => `${whole(n)} ${n === 1 ? one : many}`;
export const share = (p: number) => formatAbove(p, 3);

/** Text on one line, its line breaks in sight. */
export const oneLine = (text: string) => text.replace(/\n/g, '⏎');

/** How a token comes out of the distribution. */
export function ruleWords({ temperature, topK, topP }: State, { kept }: Result): string {
  if (temperature === 0) return 'T = 0: the likeliest is taken, no dice';
  const cuts = [topK > 0 && `top-k ${topK}`, topP < 1 && `top-p ${format(topP)}`].filter(Boolean).join(', ');
  const one = kept === 1 ? ': only the likeliest is left' : '';
  return `T = ${format(temperature)}${cuts && `, ${cuts}`}${one}`;
}

/** What the random number did, or what the reader did instead. */
export function drawWords({ drawn, u, isForced, byLuck }: Result): string {
  if (!drawn) return 'Nothing is drawn yet. Which would you take?';
  if (isForced) return `You took ${quoted(drawn.piece)}. u = ${share(u)} would have drawn ${quoted(byLuck.piece)}.`;
  if (drawn.p === 1)
    return `u = ${share(u)} falls into ${quoted(drawn.piece)}, as every u does: it has the whole line.`;
  return `u = ${share(u)} falls into ${quoted(drawn.piece)}, which has ${share(drawn.from)} to ${share(drawn.to)}.`;
}

/** What the greedy writer comes to. */
export function circleWords({ circle, patience }: Result): string {
  return circle
    ? `After ${circle.from + circle.period} tokens the window is what it was after ${circle.from}: without a stop, the same ${counted(circle.period, 'token')} follow${circle.period === 1 ? 's' : ''} for ever.`
    : `No window came back within ${patience} tokens.`;
}

/** Where the three runs part. */
export function partWords(others: NonNullable<Result['others']>): string {
  return others
    .slice(1)
    .map(({ seed, parts, tokens }) =>
      parts === undefined
        ? `seed ${seed} writes the same ${counted(tokens, 'token')} as seed ${others[0]!.seed}`
        : `seed ${seed} parts from seed ${others[0]!.seed} at token ${parts}`,
    )
    .join('; ');
}

export function describe(state: State, result: Result): string {
  const { rows, window, chips, hidden, step, length, others } = result;
  const tokens = chips.map(({ piece, id }) => `${quoted(piece)} (${id})`).join(', ');
  return [
    result.absent ? 'The GPT is not loaded; until it is, the course is counted.' : '',
    result.sentence,
    state.corpus === 'own' ? `Your own text has ${whole(state.text.length)} characters.` : '',
    `Beginning: “${state.prompt}”, ${counted(result.promptTokens, 'token')}. Step ${step} of ${length}.`,
    `Tokens and ids${hidden > 0 ? ` (${hidden} before them not shown)` : ''}: ${tokens || 'none'}.`,
    window.length > 0 ? `The model reads ${window.map(quoted).join(', ')}.` : 'The model reads nothing.',
    `It gives ${rows
      .slice(0, 5)
      .map(({ piece, said, p }) => `${quoted(piece)} ${percent(said)} (drawn with ${percent(p)})`)
      .join(', ')}. Rule: ${ruleWords(state, result)}; ${counted(result.kept, 'token')} can be drawn.`,
    `Seed ${state.seed}. ${drawWords(result)}`,
    state.forced ? `Your own choices: ${state.forced}.` : '',
    `Written so far: “${oneLine(result.text)}”.`,
    state.stop ? 'It stops at the end of a paragraph.' : 'It does not stop at the end of a paragraph.',
    result.certain && result.patience > 0 && state.forced === '' ? circleWords(result) : '',
    others
      ? `Compared: ${others.map(({ seed, common, own }) => `seed ${seed}: “${oneLine(common + own)}”`).join('; ')}; ${partWords(others)}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
