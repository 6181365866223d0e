/** The WebAssembly instance: one memory, its kernels, and who hands out addresses in it. */

import { Arena } from './arena';
import { Heap } from './heap';

/** A kernel takes addresses (bytes), lengths (entries) and numbers. kernels/ documents each. */
export type Kernel = (...args: number[]) => number;
export type Kernels = Readonly<Record<string, Kernel>>;

export interface Machine {
  readonly memory: WebAssembly.Memory;
  readonly numbers: Float32Array;
  readonly heap: Heap;
  /** where new tensors go: the arena of scopes, or the own one of a step being recorded */
  arena: Arena;
  /** the exports, or while a step is being recorded, the same with every call written down */
  kernels: Kernels;
}

/** Kernels read whole vectors, up to so many bytes past the end of a tensor; the last one must not be the end of the memory. */
const margin = 64;

/** Builds the machine around a compiled module.
 *  The memory is reserved whole and never grows: growing would cut off every view on it. Untouched pages cost nothing.
 *  @throws WebAssembly.LinkError or RangeError when the browser refuses */
export function build(module: WebAssembly.Module, bytes: number): Machine {
  const pages = Math.ceil(bytes / 65536);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { exports } = new WebAssembly.Instance(module, { env: { memory, abort } });
  const kernels = exports as unknown as Kernels;
  const heap = new Heap(kernels.heapBase(), pages * 65536 - margin); // the constants of the kernels lie below
  return {
    memory,
    numbers: new Float32Array(memory.buffer),
    heap,
    arena: new Arena(heap),
    kernels,
  };
}

function abort(): never {
  throw new Error('a kernel stopped');
}
