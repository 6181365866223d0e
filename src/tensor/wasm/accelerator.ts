/** The WebAssembly backend: the tables of kernels, behind the one door of ../accelerator.ts. */

import type { Accelerator } from '../accelerator';
import type { OperationName, Step } from '../operations';
import type { Tensor } from '../tensor';
import { kernelRows, type Row } from './forward/table';
import { fused } from './fused';
import { gradient } from './gradients';
import { aligned } from './heap';
import type { Machine } from './machine';
import { Place, Places } from './places';
import { recordStep } from './recording';
import { sliceGradient } from './slices';

/** Stretches of settled parameters go back to the heap when nobody holds a parameter in them any more. */
class Settled {
  constructor(
    readonly machine: Machine,
    readonly address: number,
  ) {}
}

export interface WasmAccelerator extends Accelerator {
  readonly places: Places;
  /** operations computed by kernels, and those that had to be computed in TypeScript, since the start */
  readonly counts: { kernel: number; plain: Map<OperationName, number> };
}

export function wasmAccelerator(machine: Machine): WasmAccelerator {
  const places = new Places(machine);
  const counts: WasmAccelerator['counts'] = { kernel: 0, plain: new Map() };
  const released = new FinalizationRegistry<number>((address) => machine.heap.give(address));

  const isSettled = ({ home }: Tensor): boolean =>
    home instanceof Place && home.owner instanceof Settled && home.owner.machine === machine;

  /** Puts what TypeScript computed into the memory, now and at every replay. */
  function fallback(step: Step, plain: () => { shape: readonly number[]; data: Float32Array }): Tensor {
    counts.plain.set(step.operation, (counts.plain.get(step.operation) ?? 0) + 1);
    const { shape, data } = plain();
    if (!places.writing) return places.tensor(data, shape, step.inputs, step);
    const y = places.output(shape, step.inputs, step, step.operation);
    const to = places.address(y) >> 2;
    machine.numbers.set(data, to);
    places.writing.push(() => machine.numbers.set(plain().data, to));
    return y;
  }

  return {
    places,
    counts,
    forward(operation, inputs, attributes, plain) {
      const step = { operation, inputs, attributes };
      const row = kernelRows[operation] as Row<typeof operation> | undefined;
      const y = row ? places.run(() => row(places, inputs, attributes, step)) : null;
      if (!y) return fallback(step, plain);
      counts.kernel++;
      return y;
    },
    fused(name, inputs, attributes, expression) {
      const y = fused(places, name, inputs, attributes, expression);
      if (y) counts.kernel++;
      return y;
    },
    gradient: (g, y, step) => gradient(places, g, y, step),
    sliceGradient: (g, y, step, sofar) => sliceGradient(places, g, y, step, sofar),
    openScope: () => places.open(),
    settle(tensors) {
      const moving = tensors.filter((tensor) => !isSettled(tensor)); // what lies here may be in a recording: it stays
      const bytes = moving.reduce((sum, { size }) => sum + aligned(4 * size), 0);
      if (bytes === 0) return;
      const block = new Settled(machine, machine.heap.take('parameters', bytes));
      released.register(block, block.address);
      let at = block.address;
      for (const tensor of moving) {
        machine.numbers.set(tensor.data, at >> 2);
        tensor.home = new Place(machine.memory, at, tensor.size, block);
        at += aligned(4 * tensor.size);
      }
    },
    update(kernel, [p, g, ...moments], numbers) {
      const settled = [p, ...moments].every((tensor) => !tensor || isSettled(tensor));
      if (!p || !g || !settled) return false;
      places.run(() => {
        const addresses = [p, g, ...moments].map((tensor) => (tensor ? places.address(tensor) : 0));
        places.kernels[kernel](...addresses, p.size, ...numbers);
      });
      return true;
    },
    sumSquares: (x) => places.run(() => places.kernels.sumSquares(places.address(x), x.size)),
    record: (inputs, run) => recordStep(places, inputs, run),
  };
}
