/** What all optimisers share: parameters in groups, numbers remembered from step to step, learning rate, saving.
 *  Here, and only here, numbers change in place. Everywhere else a tensor keeps the values it was made with, because the tape
 *  may still read them; when an optimiser steps, the tape of that step has been walked and is over. */

import { show } from '../errors';
import type { Tensor } from '../tensor';

/** Parameters with settings of their own, for instance without weight decay. */
export type Group<Settings> = { readonly params: readonly Tensor[] } & Partial<Settings>;

/** All parameters alike, or in groups. */
export type Parameters<Settings> = readonly Tensor[] | readonly Group<Settings>[];

/** What an optimiser has remembered, one entry a parameter in the order of `parameters`: enough to go on after saving. */
export interface OptimiserState {
  /** updates so far */
  steps: number[];
  /** moving averages and the like under the names of the papers, each as long as its parameter */
  moments: { [name: string]: Float32Array[] };
}

export interface Optimiser {
  /** the learning rate of the next step; a schedule writes it */
  lr: number;
  readonly parameters: readonly Tensor[];
  /** Changes every parameter by its gradient; one without a gradient stays as it is. */
  step(): void;
  /** Forgets the gradients. Without it they add up from step to step. */
  zeroGrad(): void;
  /** A copy of what is remembered. */
  state(): OptimiserState;
  /** Goes on from a saved state. @throws RangeError when it was saved from other parameters */
  restore(state: OptimiserState): void;
}

/** The new value of one parameter: changes p and its moments in place, reads g.
 *  @param t how many updates this parameter has had, this one included: 1, 2, … */
export type Update<Settings> = (
  p: Float32Array,
  g: Float32Array,
  moments: { [name: string]: Float32Array },
  settings: Settings & { lr: number },
  t: number,
) => void;

/** An optimiser from the update of one parameter.
 *  @param moments names of what is remembered for every entry
 *  @throws RangeError when there are no parameters, one is given twice, or the learning rate is negative */
export function optimiser<Settings extends object>(
  name: string,
  parameters: Parameters<Settings>,
  { lr, ...settings }: Settings & { lr: number },
  moments: readonly string[],
  update: Update<Settings>,
): Optimiser {
  const all = parameters.flatMap((item) =>
    'params' in item
      ? item.params.map((tensor) => ({ tensor, settings: { ...settings, ...item, params: undefined } }))
      : [{ tensor: item, settings }],
  );
  check(
    name,
    lr,
    all.map(({ tensor }) => tensor),
  );
  const memory = all.map(({ tensor, settings }) => ({
    tensor,
    settings: settings as unknown as Settings,
    steps: 0,
    moments: Object.fromEntries(moments.map((moment) => [moment, new Float32Array(tensor.size)])),
  }));
  return {
    lr,
    parameters: all.map(({ tensor }) => tensor),
    step() {
      for (const own of memory) {
        const { tensor, settings, moments } = own;
        if (!tensor.grad) continue;
        own.steps++;
        update(tensor.data, tensor.grad.data, moments, { ...settings, lr: this.lr }, own.steps);
      }
    },
    zeroGrad() {
      for (const { tensor } of memory) tensor.grad = null;
    },
    state: () => ({
      steps: memory.map(({ steps }) => steps),
      moments: Object.fromEntries(moments.map((moment) => [moment, memory.map((own) => own.moments[moment].slice())])),
    }),
    restore(state) {
      const fits = (own: (typeof memory)[number], i: number): boolean =>
        Number.isInteger(state.steps[i]) && moments.every((name) => state.moments[name]?.[i]?.length === own.tensor.size);
      if (state.steps.length !== memory.length || !memory.every(fits))
        throw new RangeError(`${name}: the state was saved from other parameters`);
      for (const [i, own] of memory.entries()) {
        own.steps = state.steps[i];
        for (const moment of moments) own.moments[moment].set(state.moments[moment][i]);
      }
    },
  };
}

function check(name: string, lr: number, tensors: readonly Tensor[]): void {
  if (!(lr >= 0 && Number.isFinite(lr))) throw new RangeError(`${name}: ${lr} is not a learning rate`);
  if (tensors.length === 0) throw new RangeError(`${name}: there are no parameters`);
  const twice = tensors.find((tensor, i) => tensors.indexOf(tensor) < i);
  if (twice) throw new RangeError(`${name}: the parameter ${show(twice)} is given twice`);
}
