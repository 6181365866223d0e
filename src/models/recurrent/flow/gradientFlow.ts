/** The gradient on its way back through T steps, read off the tape: nothing here multiplies Jacobians.
 *    L = h_T · v_T   or   L = Σ_t h_t · v_t,   ‖v_t‖ = 1, so that every loss sends back a gradient of length 1
 *    ∂L/∂h_t is what backward() leaves at h_t;   ∇U = Σ_t (what it leaves at the copy of U of step t)
 *  For an Elman network that is, in row form,  δ_{t−1} = (δ_t ⊙ φ′(a_t)) Uᵀ  (+ v_{t−1} where step t − 1 has a loss).
 *  Source: goodfellow2016, §10.2.2 and §10.7.   Leaves out: a read-out layer, a loss that is bent. */

import { clipGradNorm, type Tensor } from '@/tensor';
import { slopes } from '../activation';
import type { FlowDraws } from './draws';
import { norm, norms } from './norms';
import { unroll, type Cell, type Unrolled } from './unroll';

/** Of the last step, or the sum over all steps. */
export type FlowLoss = 'last' | 'all';

export interface Flow {
  /** ‖∂L/∂h_t‖ for t = 0 … T, of an LSTM ‖∂L/∂c_t‖; ∞ where it left float32 */
  norms: number[];
  /** ‖∂L/∂h_t‖ of an LSTM, for t = 0 … T */
  stateNorms: number[] | undefined;
  /** mean, least and largest φ′(a_t) for t = 1 … T; of an LSTM f_t */
  slopes: { mean: number; least: number; most: number }[];
  /** ‖what step t adds to ∇U‖ for t = 1 … T */
  terms: number[];
  /** ‖∇U‖, the length of their sum */
  total: number;
  /** of all weights together, before and after clipping; after: undefined when there was no length to scale */
  clipped: { before: number; after: number | undefined };
  /** the first t whose state is not a float32 */
  brokenState: number | undefined;
}

/** @param limit the norm that clipping allows, ∞ for none */
export function gradientFlow(draws: FlowDraws, radius: number, cell: Cell, loss: FlowLoss, limit = Infinity): Flow {
  const run = unroll(draws, [radius], cell);
  lossOf(run, draws.directions, loss).backward();
  const terms = run.copies.map((copies) => norm(...copies.map(({ grad }) => grad)));
  const total = norm(...run.matrices.map(({ grad }) => grad));
  const before = clipGradNorm(run.parameters, limit);
  const after = norm(...run.parameters.map(({ grad }) => grad));
  const broken = run.h.findIndex(({ data }) => !data.every(Number.isFinite));
  return {
    norms: run.carrier.map(({ grad }) => norm(grad)),
    stateNorms: run.carrier === run.h ? undefined : run.h.map(({ grad }) => norm(grad)),
    slopes: run.bent.map((bent) => slopesOf(bent, cell)),
    terms,
    total,
    clipped: {
      before: Number.isFinite(before) ? before : Infinity,
      after: Number.isFinite(before) ? after : undefined,
    },
    brokenState: broken < 0 ? undefined : broken,
  };
}

/** ‖∂L/∂h_0‖ (of an LSTM ‖∂L/∂c_0‖) for many radii, by one backward pass through all of them. */
export function firstNorms(draws: FlowDraws, radii: readonly number[], cell: Cell, loss: FlowLoss): number[] {
  const run = unroll(draws, radii, cell, false);
  lossOf(run, draws.directions, loss).backward();
  return norms(run.carrier[0].grad, radii.length);
}

/** ‖∂L/∂h_t‖ (of an LSTM ‖∂L/∂c_t‖) for t = 0 … T and nothing else: no gradients of weights. */
export function normsAlone(draws: FlowDraws, radius: number, cell: Cell, loss: FlowLoss): number[] {
  const run = unroll(draws, [radius], cell, false);
  lossOf(run, draws.directions, loss).backward();
  return run.carrier.map(({ grad }) => norm(grad));
}

function lossOf({ h }: Unrolled, directions: Tensor, loss: FlowLoss): Tensor {
  const T = h.length - 1;
  const along = (t: number): Tensor => h[t].mul(directions.narrow(0, t - 1, 1)).sum();
  if (loss === 'last') return along(T);
  let sum = along(1);
  for (let t = 2; t <= T; t++) sum = sum.add(along(t));
  return sum;
}

function slopesOf(bent: Tensor, { network, activation }: Cell): Flow['slopes'][number] {
  const all = network === 'lstm' ? Array.from(bent.data) : slopes(bent, activation);
  const sum = all.reduce((total, slope) => total + slope, 0);
  return { mean: sum / all.length, least: Math.min(...all), most: Math.max(...all) };
}
