/** The WebAssembly backend: the tables of kernels, behind the one door of ../accelerator.ts. */

import type { Accelerator } from '../accelerator';
import type { OperationName, Step } from '../operations';
import type { Tensor } from '../tensor';
import { kernelRows, type Row } from './forward/table';
import { fused } from './fused';
import { gradient } from './gradients';
import type { Machine } from './machine';
import { Place, Places } from './places';
import { recordStep } from './recording';
import { sliceGradient } from './slices';

/** Stretches of settled parameters go back to the heap when nobody holds a parameter in them any more. */
class Settled {
  constructor(readonly address: number) {}
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
    settle(parameters) {
      const bytes = parameters.reduce((sum, { size }) => sum + 4 * Math.ceil(size / 4) * 4, 0);
      const block = new Settled(machine.heap.take('parameters', bytes));
      released.register(block, block.address);
      let at = block.address;
      for (const parameter of parameters) {
        machine.numbers.set(parameter.data, at >> 2);
        parameter.home = new Place(machine.memory, at, parameter.size, block);
        at += Math.ceil(parameter.size / 4) * 16;
      }
    },
    record: (inputs, run) => recordStep(places, inputs, run),
  };
}
