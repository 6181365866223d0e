import { memo } from '@/models/memo';
import { toNumbers } from '@/models/numbers';
import { readGates, readsItsState, type GatedCell } from '@/models/recurrent/gates/cell';
import { allPaths, directPath, halfLife, keptAfter } from '@/models/recurrent/gates/directPath';
import { drawnCell, drawnWords } from '@/models/recurrent/gates/drawn';
import { gruForms } from '@/models/recurrent/gates/gruForms';
import { handCell, handInputs } from '@/models/recurrent/gates/byHand';
import { readUnit } from '@/models/recurrent/gates/readings';
import {
  marked,
  remembererOf,
  sayFirst,
  untrainedRememberer,
  type Rememberer,
  type RememberSettings,
} from '@/models/recurrent/gates/rememberFirst';
import { cellSize, readOutSize, secondBiases, type SizedCell } from '@/models/recurrent/size';
import { words } from '@/models/text/words';
import type { StateOf } from '@/state/dials';
import type { Tensor } from '@/tensor';
import { most, updates, wordSize, type dials } from './dials';
import { readBits, readNumbers, type Typed } from './read';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;
export type View = ReturnType<typeof look>;

/** Shares of a cell left by forget gates that stand still, and the sizes of the cells at 10 → 50 → 2. */
const kept = {
  at90: keptAfter(0.9, 50),
  at99: keptAfter(0.99, 50),
  at50: keptAfter(0.5, 50),
  half90: halfLife(0.9),
  half99: halfLife(0.99),
};
const sizeOf = (cell: SizedCell) => cellSize(cell, 10, 50) + readOutSize(50, 2);
export const sizes = {
  lstm: sizeOf('lstm'),
  gru: sizeOf('gru'),
  gated: sizeOf('gated'),
  lstmInPytorch: sizeOf('lstm') + secondBiases('lstm', 50),
  gruInPytorch: sizeOf('gru') + secondBiases('gru', 50),
};

interface Reading {
  cell: GatedCell;
  /** [T, d] */
  x: Tensor;
  /** what is read at each step, or nothing where the steps are only counted */
  tokens?: readonly string[];
}

/** Remembered: the names of the steps ask for it again. */
export const compute = memo((state: State) => {
  const input = read(state);
  return { ...input, view: look(state, input.reading, input.model), kept };
}, 2);

/** The same string, read with trained weights. */
export function computeTrained(state: State, weights: Float32Array): View {
  const model = remembererOf(settingsOf(state), weights);
  return look(state, { ...read(state).reading, cell: model.cell }, model);
}

export const settingsOf = (state: State): RememberSettings => ({
  cell: state.cell,
  memory: state.memory,
  length: state.length,
  units: state.units,
  learningRate: state.learningRate,
  keepBias: state.keepBias,
  steps: updates,
});

/** Text that holds nothing to read is replaced by the default one, and the notice says so. */
function read(state: State): { reading: Reading; typed?: Typed; words?: number; dropped: number; model?: Rememberer } {
  if (state.gates === 'drawn') {
    const own = words(state.text, most.tokens);
    const { tokens } = own.tokens.length ? own : words('Transformers are encoder decoder');
    const x = drawnWords(tokens, wordSize, state.seed);
    const cell = drawnCell(state.cell, wordSize, state.units, state.seed);
    return { reading: { cell, x, tokens }, words: own.tokens.length, dropped: own.dropped };
  }
  if (state.gates === 'trained') {
    const typed = state.memory === 'bit' ? readBits(state.bits) : readNumbers(state.numbers);
    const { values, labels } = typed.values.length ? typed : { values: [1], labels: ['1'] };
    const settings = settingsOf(state);
    const model = remembererOf(settings, toNumbers(untrainedRememberer(settings, state.seed)));
    const x = marked([values]).reshape(values.length, 2).detach().named('x', ['T', 'd']);
    return { reading: { cell: model.cell, x, tokens: labels }, typed, dropped: typed.dropped, model };
  }
  const typed = state.signs ? readBits(state.bits) : undefined;
  const signs = typed?.values.length ? typed.values : Array.from({ length: state.length }, () => 1);
  const cell = handCell(state.cell, levels(state), levels(state, 'At'));
  const tokens = typed?.values.length ? typed.labels : undefined;
  return { reading: { cell, x: handInputs(signs, state.special), tokens }, typed, dropped: typed?.dropped ?? 0 };
}

const levels = (state: State, which: '' | 'At' = '') => ({
  keep: state[`keep${which}`],
  write: state[`write${which}`],
  candidate: state[`candidate${which}`],
  reveal: state[`reveal${which}`],
  reset: state[`reset${which}`],
});

/** Everything the picture shows of one unit. */
function look(state: State, { cell, x, tokens }: Reading, model?: Rememberer) {
  const tensors = readGates(cell, x);
  const units = tensors[0]!.h.size;
  const unit = Math.min(state.unit, units) - 1;
  const steps = readUnit(cell, tensors, unit);
  const direct = directPath(steps.map(({ keep }) => keep.value));
  // Going back through a tape of 100 steps takes its time, and without U there is nothing to find.
  const all = readsItsState(cell) ? allPaths(tensors.map(({ state }) => state), unit) : direct; // prettier-ignore
  const forms = cell.kind === 'gru' && state.gates !== 'hand' ? gruForms(x, cell.weights) : undefined;
  return {
    T: steps.length,
    t: Math.min(state.step, steps.length),
    tokens,
    tensors,
    units,
    unit,
    steps,
    direct,
    all,
    /** The other paths carry something that is seen. */
    apart: all.some((left, t) => Math.abs(left - direct[t]) > 1e-3),
    forms: forms && {
      ...forms,
      paper: forms.paper.map((h) => h.at(unit)),
      pytorch: forms.pytorch.map((h) => h.at(unit)),
    },
    /** the largest |state|, at least 0.3: what the full width of the belt stands for */
    largest: Math.max(0.3, ...steps.map(({ state }) => Math.abs(state))),
    answer: model && sayFirst(model, tensors.at(-1)!.h),
  };
}
