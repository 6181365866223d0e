/** What all optimisers share: parameters in groups, numbers remembered from step to step, learning rate, saving.
 *  Here, and only here, numbers change in place. Everywhere else a tensor keeps the values it was made with, because the tape
 *  may still read them; when an optimiser steps, the tape of that step has been walked and is over. */

import { accelerator } from '../accelerator';
import { show } from '../errors';
import { zeros } from '../make';
import { inScope } from '../memory';
import type { Tensor } from '../tensor';

/** Parameters with settings of their own, for instance without weight decay. */
export type Group<Settings> = { readonly params: readonly Tensor[] } & Partial<Settings>;

/** All parameters alike, or in groups. */
export type ParameterList<Settings> = readonly Tensor[] | readonly Group<Settings>[];

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
  p: Tensor,
  g: Tensor,
  moments: { [name: string]: Tensor },
  settings: Settings & { lr: number },
  t: number,
) => void;

/** An optimiser from the update of one parameter.
 *  @param settings for every parameter whose group says nothing else
 *  @param moments names of what is remembered for every entry
 *  @throws RangeError when there are no parameters, one is given twice, or the learning rate is negative */
export function optimiser<Settings extends object>(
  name: string,
  parameters: ParameterList<Settings>,
  lr: number,
  settings: Settings,
  moments: readonly string[],
  update: Update<Settings>,
): Optimiser {
  const memory = parameters.flatMap(groupOf<Settings>).flatMap(({ params, ...own }) =>
    params.map((tensor) => ({
      tensor,
      settings: { ...settings, ...own },
      steps: 0,
      moments: Object.fromEntries(moments.map((moment) => [moment, inScope(null, () => zeros(tensor.shape))])),
    })),
  );
  const all = memory.map(({ tensor }) => tensor);
  check(name, lr, all);
  accelerator.current?.settle(memory.flatMap((own) => [own.tensor, ...Object.values(own.moments)]));
  return {
    lr,
    parameters: all,
    step() {
      for (const own of memory) {
        const { tensor, settings, moments } = own;
        if (!tensor.grad) continue;
        own.steps++;
        update(tensor, tensor.grad, moments, { ...settings, lr: this.lr }, own.steps);
      }
    },
    zeroGrad() {
      for (const { tensor } of memory) tensor.grad = null;
    },
    state: () => ({
      steps: memory.map(({ steps }) => steps),
      moments: Object.fromEntries(
        moments.map((moment) => [moment, memory.map((own) => own.moments[moment].data.slice())]),
      ),
    }),
    restore(state) {
      const fits = (own: (typeof memory)[number], i: number): boolean =>
        Number.isInteger(state.steps[i]) &&
        moments.every((name) => state.moments[name]?.[i]?.length === own.tensor.size);
      if (state.steps.length !== memory.length || !memory.every(fits))
        throw new RangeError(`${name}: the state was saved from other parameters`);
      for (const [i, own] of memory.entries()) {
        own.steps = state.steps[i];
        for (const moment of moments) own.moments[moment].data.set(state.moments[moment][i]);
      }
    },
  };
}

const groupOf = <Settings>(item: Tensor | Group<Settings>): Group<Settings> =>
  'params' in item ? item : ({ params: [item] } as unknown as Group<Settings>);

function check(name: string, lr: number, tensors: readonly Tensor[]): void {
  if (!(lr >= 0 && Number.isFinite(lr))) throw new RangeError(`${name}: ${lr} is not a learning rate`);
  if (tensors.length === 0) throw new RangeError(`${name}: there are no parameters`);
  const twice = tensors.find((tensor, i) => tensors.indexOf(tensor) < i);
  if (twice) throw new RangeError(`${name}: the parameter ${show(twice)} is given twice`);
}
