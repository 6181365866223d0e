/** The smallest task that needs memory: say at the end what came first.
 *    x_t = (value, 1 at the first step and 0 after)      ŷ = h_T W + b
 *    a bit, ±1: L = binary cross-entropy of σ(ŷ)      a number in (−1, 1): L = mean of (ŷ − x_1)²
 *  A bit can be held by writing its sign again and again; a number is only held by keeping it and writing nothing.
 *  The bias of the gate that keeps starts where the caller says: far above 0 the cell remembers before it has learned anything,
 *  and the gradient reaches the first step.
 *  Source: the long time lags of hochreiter1997; the bias after jozefowicz2015.   Leaves out: words, sequences of unlike lengths. */

import { adam, fromArray, full, rng, scope, tensor, zeros, type Rng, type Tensor } from '@/tensor';
import { toNumbers, withNumbers } from '../../numbers';
import { parameters } from '../../parameters';
import { fitRecorded } from '../../training/fitRecorded';
import { initialAffine } from '../affine';
import { lstmFused } from '../lstm';
import { makeCell, readGates, type CellKind, type GatedCell } from './cell';

export type Memory = 'bit' | 'number';

export interface RememberSettings {
  cell: CellKind;
  memory: Memory;
  /** T */
  length: number;
  /** h */
  units: number;
  learningRate: number;
  /** bias of f, or of z, before training */
  keepBias: number;
  steps: number;
}

/** A cell and what reads its last state: W [h, 1], b [1]. */
export interface Rememberer {
  cell: GatedCell;
  readOut: { W: Tensor; b: Tensor };
}

export interface RememberSnapshot {
  step: number;
  /** L of every step's batch, before its update */
  losses: Float32Array;
  /** on strings not trained on: the share of bits said wrongly, or the mean |ŷ − x_1| */
  error: number;
  /** as toNumbers() gives them */
  weights: Float32Array;
}

const batchSize = 32;
const heldOut = 200;
const d = 2;

export function untrainedRememberer({ cell, units, keepBias }: RememberSettings, seed: number): Rememberer {
  const draw = rng(seed);
  const made = makeCell(cell, (gate) => {
    const { W, U, b } = initialAffine(d, units, draw);
    if (gate !== 'keep') return { W, U, b };
    return { W, U, b: full([units], keepBias, { requiresGrad: true }) };
  });
  const W = draw.normalTensor([units, 1], 1, { requiresGrad: true });
  return { cell: made, readOut: { W, b: zeros([1], { requiresGrad: true }) } };
}

/** ŷ after the last step.
 *  @param x [B, T, 2]
 *  @returns [B, 1] */
function answer({ cell, readOut }: Rememberer, x: Tensor): Tensor {
  const last = cell.kind === 'lstm' ? lstmFused(x, cell.weights).at(-1) : readGates(cell, x).at(-1);
  return last!.h.linear(readOut.W, readOut.b);
}

/** Values as a cell is given them: [B, T] -> [B, T, 2], the first step marked. */
export function marked(strings: readonly (readonly number[])[]): Tensor {
  const T = strings[0].length;
  const entries = strings.flatMap((values) => values.flatMap((value, t) => [value, t === 0 ? 1 : 0]));
  return fromArray(entries, [strings.length, T, d], { name: 'x' });
}

const drawString = (draw: Rng, { memory, length }: RememberSettings): number[] =>
  Array.from({ length }, () => (memory === 'bit' ? 2 * draw.integer(2) - 1 : draw.uniform(-1, 1)));

/** One yield a step.
 *  @throws NotFiniteError when the loss is no longer finite */
export function* trainRememberer(settings: RememberSettings, seed: number): Generator<() => RememberSnapshot, void> {
  const model = untrainedRememberer(settings, seed);
  const draw = rng(`${seed} strings`);
  const { memory, learningRate: lr, steps } = settings;
  const batch = (): [Tensor, Tensor] => {
    const strings = Array.from({ length: batchSize }, () => drawString(draw, settings));
    return [marked(strings), firsts(strings)];
  };
  const loss = (x: Tensor, first: Tensor): Tensor => {
    const said = answer(model, x); // [B, 1]
    return memory === 'bit' ? said.bceWithLogits(first.add(1).div(2)) : said.sub(first).square().mean();
  };
  const losses: number[] = [];
  const look = (): RememberSnapshot => ({
    step: losses.length,
    losses: Float32Array.from(losses),
    error: errorOf(model, settings),
    weights: toNumbers(model),
  });
  const optimiser = adam(Object.values(parameters(model)), { lr });
  for (const { loss: value } of fitRecorded({ optimiser, clip: 1, batch, loss, steps })) {
    losses.push(value);
    yield look;
  }
}

/** The first value of every string, [B, 1]. */
const firsts = (strings: readonly (readonly number[])[]): Tensor => tensor(strings.map(([first]) => [first]));

/** On strings drawn apart from those of the training. */
export function errorOf(model: Rememberer, settings: RememberSettings): number {
  const draw = rng('held out');
  const strings = Array.from({ length: heldOut }, () => drawString(draw, settings));
  return scope(() => {
    const said = answer(model, marked(strings)).data;
    const wrong = strings.map(([first], i) =>
      settings.memory === 'bit' ? Number(said[i] > 0 !== first > 0) : Math.abs(said[i] - first),
    );
    return wrong.reduce((sum, x) => sum + x, 0) / heldOut;
  });
}

/** What the model says after a string, read with its tape: ŷ, and for a bit the probability σ(ŷ) that it was 1. */
export const sayFirst = (model: Rememberer, h: Tensor): { said: number; probability: number } => {
  const said = h.reshape(1, h.size).linear(model.readOut.W, model.readOut.b);
  return { said: said.item(), probability: said.sigmoid().item() };
};

/** The model whose numbers these are, to read with. @throws RangeError when there are too few or too many */
export const remembererOf = (settings: RememberSettings, numbers: Float32Array): Rememberer =>
  withNumbers(untrainedRememberer(settings, 0), numbers);
