/** The figure in sentences. */
import { typed } from '@/models/attention/headWeights';
import { format } from '@/viz/format';
import { noKey } from '@/viz/noKey';
import type { Result } from './compute';
import { dials, most, stages, tiger, type State } from './dials';

/** One row in words: "tiger 0.933, it 0.0331". */
function rowInWords({ columns, mix }: Result, count = 3): string {
  const ranked = mix.terms.toSorted((a, b) => b.weight - a.weight).slice(0, count);
  return ranked.length ? ranked.map(({ index, weight }) => `${columns[index]} ${format(weight)}`).join(', ') : noKey;
}

export function describe(state: State, result: Result): string {
  const { rows, columns, row, column, mix, text: given, dk } = result;
  const isTrained = state.source === 'trained' && !result.absent;
  const from = rows[row]!;
  const to = columns[column]!;
  const allowed = result.mask.at(row, column) !== 0;
  const cell = allowed
    ? `For “${from}” and “${to}”, number ${row + 1} and ${column + 1}, the score is ${format(result.scores.at(row, column))}, divided by ${format(result.divisor)} it is ${format(result.scaled.at(row, column))}, and the weight is ${format(result.weights.at(row, column))}.`
    : `For “${from}” and “${to}”, number ${row + 1} and ${column + 1}, the score is ${format(result.scores.at(row, column))}; the mask makes it −∞, so its weight is 0.`;
  const mixed =
    mix.top < 0
      ? `“${from}” has ${noKey}.`
      : `“${from}” listens most to ${rowInWords(result)}, and its output is (${result.passes.map((name, c) => `${name} ${format(result.output.at(row, c))}`).join(', ')}).`;
  const subject = isTrained
    ? `${rows.length} tokens (${rows.join(' ')}), as head ${state.head} of layer ${state.layer} of the trained GPT reads them`
    : given
      ? `${rows.length} tokens (${rows.join(' ')}), as vectors ${given.P ? 'with' : 'without'} positions`
      : `Scores of ${rows.length} queries and keys, given: ${result.scores.shape[0]} rows ${state.scores.map((line) => line.map((x) => format(x)).join(' ')).join('; ')}`;
  const typedIn = [state.wq, state.wk, state.wv].filter((m) => m.length).length;
  return [
    `One attention head, shown at the step “${stages[state.step]}”. ${subject}.`,
    `Weights ${dials.source.options[state.source]}${state.source === 'seeded' ? ` ${state.seed}` : ''}, dₖ = ${dk}, divisor ${dials.divisor.options[state.divisor]}, mask ${dials.mask.options[state.mask]}, ${dials.view.options[state.view]}.`,
    cell,
    mixed,
    state.edits.length ? `${state.edits.length} features changed by hand.` : '',
    typedIn ? `${typedIn} matrices typed by hand.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export function notice(state: State, result: Result): string | undefined {
  const { text: given, dropped, empty, rows, mix, row } = result;
  if (result.absent)
    return 'The trained GPT is not on this page yet: until you load it, the head is the one made by hand.';
  if (!given && state.source === 'scores')
    return empty
      ? 'There are no scores: the figure shows those of the slide.'
      : mix.top < 0
        ? `${rows[row]} may look at nothing: ${noKey}.`
        : undefined;
  if (empty) return `Your text is empty: the figure shows “${tiger}”.`;
  if (dropped)
    return `Only the first ${most} tokens are used; ${dropped} more ${dropped === 1 ? 'was' : 'were'} left out.`;
  if (mix.top < 0) return `“${rows[row]}” may look at nothing: ${noKey}.`;
  if (state.source === 'previous' && !state.positions)
    return 'This head reads positions only, and they are switched off: every score is 0.';
  if (state.source === 'edited' && !typed(state.wq, state.wk, state.wv))
    return [state.wq, state.wk, state.wv].some((m) => m.length)
      ? 'The edited matrices do not fit together: the hand-made ones are used.'
      : 'You have not edited a matrix yet: the hand-made ones are used.';
  return undefined;
}
