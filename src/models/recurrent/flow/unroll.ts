/** A network run over T steps with every copy of its recurrent weights kept apart, so that backward() leaves at each copy what its
 *  step adds to the gradient. Several radii are run at once, as a batch: the draws are the same, scaled. */

import { full, fromArray, zeros, type Tensor } from '@/tensor';
import { logit, type Activation } from '../activation';
import type { Affine } from '../affine';
import { elmanStep } from '../elman';
import { lstmStep } from '../lstm';
import { residualStep } from './residualStack';
import type { FlowDraws, Network } from './draws';

export interface Cell {
  network: Network;
  /** φ; an LSTM keeps its own */
  activation: Activation;
  /** b, the same for every unit; an LSTM has none */
  bias: number;
  /** size of the inputs */
  inputs: number;
  /** f, held by hand: W_f = U_f = 0 and b_f = σ⁻¹(f) */
  forget: number;
}

export interface Unrolled {
  /** h_0 … h_T, [R, 1, h] each, R the number of radii */
  h: Tensor[];
  /** what carries the past: c_0 … c_T of an LSTM, else h */
  carrier: Tensor[];
  /** φ(a_1) … φ(a_T), from which the slopes are read; of an LSTM f_1 … f_T */
  bent: Tensor[];
  /** the recurrent matrices, [R, h, h] each */
  matrices: Tensor[];
  /** their copies at each step */
  copies: Tensor[][];
  /** all that is trained */
  parameters: Tensor[];
}

/** @param trained whether the weights want gradients too; without, only the states get theirs, in half the time */
export function unroll({ x, W, U }: FlowDraws, radii: readonly number[], cell: Cell, trained = true): Unrolled {
  const units = x[0].size;
  const start = () => zeros([radii.length, 1, units], { requiresGrad: true });
  const matrices = U.map((one) => scaled(one, radii).detach({ requiresGrad: trained }));
  const readers = W.map((one) => one.detach({ requiresGrad: trained }));
  const inputs = x.map((xt) => xt.mul(cell.inputs).detach());
  const isLstm = cell.network === 'lstm';
  // an LSTM has one for each gate, a stack one for all its layers
  const biases = Array.from({ length: W.length || 1 }, () =>
    full([units], isLstm ? 0 : cell.bias, { requiresGrad: trained }),
  );
  const copy = (one: Tensor) => (trained ? one.reshape(one.shape) : one);
  const parameters = [...readers, ...matrices, ...biases];
  const run: Unrolled = { h: [], carrier: [], bent: [], matrices, copies: [], parameters };

  if (cell.network === 'residual') {
    run.h = [inputs[0].broadcastTo(radii.length, 1, units).detach({ requiresGrad: true })];
    run.carrier = run.h;
    run.copies = matrices.map((one) => [one]); // a layer has its weights to itself
    for (const matrix of matrices) {
      const { h, branch } = residualStep(run.h.at(-1)!, matrix, biases[0], cell.activation);
      run.h.push(h);
      run.bent.push(branch);
    }
    return run;
  }

  run.h = [start()];
  run.carrier = isLstm ? [start()] : run.h;
  const forget = { W: zeros([units, units]), U: zeros([units, units]), b: full([units], logit(cell.forget)) };
  for (const xt of inputs) {
    const copies = matrices.map(copy);
    const affines: Affine[] = copies.map((one, i) => ({ W: readers[i], U: one, b: biases[i] }));
    if (isLstm) {
      const [input, candidate, output] = affines;
      const before = { h: run.h.at(-1)!, c: run.carrier.at(-1)! };
      const step = lstmStep(xt, before, { forget, input, candidate, output });
      run.h.push(step.h);
      run.carrier.push(step.c);
      run.bent.push(step.forget);
    } else {
      run.h.push(elmanStep(xt, run.h.at(-1)!, affines[0], cell.activation));
      run.bent.push(run.h.at(-1)!);
    }
    run.copies.push(copies);
  }
  return run;
}

/** [h, h] -> [R, h, h], once for each radius */
function scaled({ data, shape }: Tensor, radii: readonly number[]): Tensor {
  const all = radii.flatMap((radius) => Array.from(data, (entry) => radius * entry));
  return fromArray(all, [radii.length, ...shape]);
}
