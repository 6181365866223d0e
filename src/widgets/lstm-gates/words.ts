import { gatesOf, type Gate } from '@/models/recurrent/gates/cell';
import { whole } from '@/viz/count';
import { format, formatFixed } from '@/viz/format';
import type { Result, State, View } from './compute';
import { dials, most, updates } from './dials';
import { sharesOf } from './lines';

const names = { lstm: 'LSTM', gru: 'GRU', gated: 'cell with one gate' };

/** What stands on the picture at the step shown. */
export function stepWords({ cell, convention }: State, { t, T, steps, direct, all, unit, units }: View): string {
  const c = cell === 'lstm' ? 'c' : 'h';
  const which = units > 1 ? `unit ${unit + 1} of ${units}` : 'its one unit';
  const now = steps[t - 1];
  if (!now) return `Before the first of ${T} steps ${which} holds ${c} = 0.`;
  const z = convention === 'keep' ? 'z keeps' : 'z updates';
  const { keep, write } = sharesOf({ cell, convention });
  const gates = [
    `${keep} = ${format(now.keep.value)}`,
    `${write} = ${format(now.write.value)}`,
    now.reset && `r = ${format(now.reset.value)}`,
    `candidate ${format(now.candidate.value)}`,
    now.reveal && `o = ${format(now.reveal.value)}`,
  ].filter(Boolean);
  return [
    `Step ${t} of ${T}, ${which}${cell === 'lstm' ? '' : ` (${z})`}: ${gates.join(', ')}.`,
    `${c} goes from ${format(now.before.state)} to ${format(now.kept)} + ${format(now.written)} = ${format(now.state)}${cell === 'lstm' ? `, and h = ${format(now.h)}` : ''}.`,
    `Of a change of ${c} here, ${format(direct[t - 1]!)} is left at step ${T} along the direct path, ${format(all[t - 1]!)} along all paths.`,
  ].join(' ');
}

export function describe(state: State, result: Result): string {
  const { view } = result;
  return `${setting(state, result)} ${stepWords(state, view)}${formsWords(view)}`;
}

function setting(state: State, { view, typed }: Result): string {
  const name = names[state.cell];
  if (state.gates === 'drawn')
    return `An ${name}, its ${view.units} units' weights and the words' vectors drawn with seed ${state.seed}, reads ${view.T} tokens: ${view.tokens!.join(' ')}.`.replace(/^An (GRU|cell)/, 'A $1'); // prettier-ignore
  if (state.gates === 'trained') {
    const what = dials.memory.options[state.memory];
    return `Weights of ${view.units} units, drawn with seed ${state.seed} and a bias of ${format(state.keepBias)} on the gate that keeps, before ${updates} steps of training a ${name} at rate ${format(state.learningRate)} to remember ${what} of ${state.length}; they read ${view.tokens!.join(' ')}.`;
  }
  const rows = (['keep', 'write', 'candidate', 'reveal', 'reset'] as const)
    .filter((gate) => gatesShown(state.cell).includes(gate))
    .map((gate) => `${gate} ${formatFixed(state[gate], 2)}${hasSpecial(state, view) ? ` (${formatFixed(state[`${gate}At`], 2)} at step ${state.special})` : ''}`); // prettier-ignore
  const bits = typed?.values.length ? ` The candidate takes its sign from the bits ${typed.labels.join(' ')}.` : '';
  return `The gates of a ${name} are set by hand for ${view.T} steps: ${rows.join(', ')}${hasSpecial(state, view) ? '' : `, no special step (${state.special})`}.${bits}`;
}

/** What the lowest row says. */
export function pathWords({ cell, convention }: State, { T, apart }: View): string {
  const { keep } = sharesOf({ cell, convention });
  const product = `∏ ${keep.length > 1 ? `(${keep})` : keep}`;
  return `${product}: of a change of ${cell === 'lstm' ? 'c' : 'h'} at this step, the share that is left at step ${T} along the belt${apart ? '; the thin stroke adds the paths through h and the gates, by automatic differentiation' : ''}.`;
}

/** The gates that have a fader; those of an LSTM in the order in which they meet the belt. */
export const gatesShown = (cell: State['cell']): readonly Gate[] =>
  cell === 'lstm' ? ['keep', 'write', 'candidate', 'reveal'] : gatesOf[cell];

export const hasSpecial = ({ special }: State, { T }: View) => special >= 1 && special <= T;

const formsWords = ({ forms, t, units }: View): string => {
  if (!forms) return '';
  if (units === 1) return ' With one unit it does not matter whether r acts before the product with U or after it.';
  const at = Math.max(0, t - 1);
  return ` With r before the product with U (the paper) h is ${format(forms.paper[at]!)}, with r after it (PyTorch) ${format(forms.pytorch[at]!)}; over all steps and units the two are at most ${format(forms.most)} apart.`;
};

export function notice(state: State, { typed, words, dropped }: Result): string | undefined {
  if (words === 0) return 'Your text is empty: the figure reads “Transformers are encoder decoder”.';
  if (typed && typed.values.length === 0)
    return state.gates === 'trained'
      ? 'Nothing to read was typed: the figure reads a single 1.'
      : `No bits were typed: the candidate keeps its sign, and the steps are counted to ${state.length}.`;
  if (dropped)
    return `Only the first ${state.gates === 'drawn' ? most.tokens : most.values} ${state.gates === 'drawn' ? 'tokens' : 'values'} are used; ${whole(dropped)} more were left out.`;
  if (typed?.ignored) return `${whole(typed.ignored)} of what you typed is not a ${state.gates === 'trained' && state.memory === 'number' ? 'number' : 'bit'} and was passed over.`; // prettier-ignore
  return undefined;
}

/** What a training came to. */
export function verdict({ memory, seed, length }: State, error: number, done: boolean): string {
  const measured =
    memory === 'bit'
      ? `${format(100 * (1 - error))}% of 200 new strings of ${length} are answered rightly; guessing gives 50%`
      : `on 200 new strings of ${length} the answer is off by ${format(error)} on average; guessing 0 gives 0.5`;
  const learned = error < (memory === 'bit' ? 0.02 : 0.1);
  if (!done) return `So far, ${measured}.`;
  if (learned) return `Learned: ${measured}.`;
  return `Seed ${seed} did not learn it in ${updates} steps: ${measured}. Try another seed, a higher bias of the gate that keeps, or fewer steps T.`;
}
