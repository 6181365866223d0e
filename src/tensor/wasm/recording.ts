import type { Recording } from '../accelerator';
import { inScope, Scope } from '../memory';
import { Tensor } from '../tensor';
import { Arena } from './arena';
import type { Kernels } from './machine';
import { Place, type Places } from './places';

/** Runs a step once in memory of its own, writing down every kernel it calls; replaying is calling them again. */
export function recordStep<R>(
  places: Places,
  inputs: readonly Tensor[],
  run: (inputs: readonly Tensor[]) => R,
): Recording<R> {
  const { machine } = places;
  const before = { arena: machine.arena, kernels: machine.kernels };
  const around = { frame: places.frame, writing: places.writing, constants: places.constants };
  const arena = new Arena(machine.heap);
  const constants = new Arena(machine.heap);
  const writing: (() => void)[] = [];
  const mine = new Scope(null);
  const release = (): void => {
    mine.ended = true;
    arena.release();
    constants.release();
  };

  machine.arena = arena;
  machine.kernels = written(before.kernels, writing);
  Object.assign(places, { frame: mine, writing, constants });
  try {
    return inScope(mine, () => {
      const own = inputs.map((x) => copyOf(places, x));
      const result = run(own.map(({ tensor }) => tensor));
      const replay = (next: readonly Tensor[]): void => {
        next.forEach((x, i) => machine.numbers.set(x.data, own[i].address >> 2));
        for (const call of writing) call();
      };
      return { result, replay, release };
    });
  } catch (error) {
    release();
    throw error;
  } finally {
    Object.assign(machine, before);
    Object.assign(places, around);
  }
}

/** The kernels, each call written down with its arguments before it is made. */
function written(kernels: Kernels, writing: (() => void)[]): Kernels {
  const entries = Object.entries(kernels).filter(([, kernel]) => typeof kernel === 'function');
  return Object.fromEntries(
    entries.map(([name, kernel]) => [
      name,
      (...args: number[]) => {
        if (!name.endsWith('Scratch')) writing.push(() => kernel(...args));
        return kernel(...args);
      },
    ]),
  );
}

/** An input of the step at an address of its own, where every replay writes the new numbers. */
function copyOf(places: Places, x: Tensor): { tensor: Tensor; address: number } {
  const { machine } = places;
  const address = machine.arena.allocate(x.name || 'an input', x.size * 4);
  machine.numbers.set(x.data, address >> 2);
  const { name, axes, requiresGrad, shape } = x;
  const place = new Place(machine.memory, address, x.size);
  return { tensor: new Tensor(place, shape, { name, axes, requiresGrad }), address };
}
