/** Where tensors lie when the kernels compute: in the memory of the machine, or as a view on another tensor. */

import type { Fused, Home } from '../methods/storage';
import type { Range, Step } from '../operations';
import { positions, sizeOf, stridesOf, type Shape } from '../shape';
import { Tensor } from '../tensor';
import type { Arena } from './arena';
import type { Kernels, Machine } from './machine';

/** A row-major stretch of the memory. */
export class Place implements Home {
  #view: Float32Array | null = null;
  constructor(
    readonly memory: WebAssembly.Memory,
    readonly address: number,
    readonly size: number,
    /** keeps the stretch alive that this lies in */
    readonly owner: object | null = null,
  ) {}

  array(): Float32Array {
    this.#view ??= new Float32Array(this.memory.buffer, this.address, this.size);
    return this.#view;
  }
}

/** The numbers of another tensor, walked with other strides: a transpose, a slice, a repeated axis. Copied only when a
 *  kernel wants them in a row; the matrix product reads them as they lie. */
export class View implements Home {
  #copy: Float32Array | null = null;
  constructor(
    readonly base: Tensor,
    readonly shape: Shape,
    readonly strides: readonly number[],
    readonly start: number,
    /** made in a step that is replayed: the numbers of the base will be others */
    readonly changing: boolean,
  ) {}

  get size(): number {
    return sizeOf(this.shape);
  }

  array(): Float32Array {
    if (this.changing) this.#copy = null;
    this.#copy ??= Float32Array.from(positions(this.shape, this.strides, this.start), (at) => this.base.data[at]);
    return this.#copy;
  }
}

/** The strides of a tensor in the memory of its base. */
export function layout(x: Tensor): { base: Tensor; strides: readonly number[]; start: number } {
  const { home } = x;
  if (home instanceof View) return { base: home.base, strides: home.strides, start: home.start };
  return { base: x, strides: stridesOf(x.shape), start: 0 };
}

/** What the kernels place and placeAdd want to know: lengths, strides to read with and to write with, of four axes. */
export function walk(shape: Shape, from: readonly number[], to: readonly number[]): number[] {
  const four = (list: readonly number[], fill: number) => [...new Array<number>(4 - list.length).fill(fill), ...list];
  return [...four(shape, 1), ...four(from, 0), ...four(to, 0)];
}

/** Where the first entry of a slice lies. */
export const firstOf = (ranges: readonly Range[], strides: readonly number[], start = 0): number =>
  ranges.reduce((at, [from], axis) => at + from * strides[axis], start);

/** Where copies of JavaScript arrays and of views lie, for as long as the frame they were made in. */
interface Copy {
  frame: object;
  address: number;
}

/** Reads tensors into the machine and hands out new ones. One for the whole backend. */
export class Places {
  readonly #copies = new WeakMap<Tensor, Copy>();
  /** the stretch of time addresses are good for: a scope, a recording, or one operation outside both */
  frame: object | null = null;
  /** tensors made by the operation that runs outside any scope, to be copied out at its end */
  #leaving: Tensor[] | null = null;

  /** what a step being recorded has to do again when it is replayed */
  writing: (() => void)[] | null = null;
  /** where the step being recorded keeps numbers that replays find again: no kernel has its scratch there */
  constants: Arena | null = null;

  constructor(readonly machine: Machine) {}

  get kernels(): Kernels {
    return this.machine.kernels;
  }

  /** The address of the numbers of x, row-major. */
  address(x: Tensor): number {
    const { home } = x;
    if (home instanceof Place && home.memory === this.machine.memory) {
      if (x.scope?.ended) void x.data; // throws: released with its scope
      return home.address;
    }
    const constant = this.constants !== null && !(home instanceof View);
    const frame = constant ? this.constants! : this.frame!;
    const known = this.#copies.get(x);
    if (known && known.frame === frame) return known.address;
    const arena = constant ? this.constants! : this.machine.arena;
    const address = arena.allocate(x.name || 'a tensor', x.size * 4);
    if (home instanceof View) this.#gather(home, address);
    else this.machine.numbers.set(x.data, address >> 2);
    this.#copies.set(x, { frame, address });
    return address;
  }

  #gather({ base, shape, strides, start }: View, address: number): void {
    const from = this.address(base) + start * 4;
    this.kernels.place(from, address, ...walk(shape, strides, stridesOf(shape)));
  }

  /** Runs kernels with some memory that is nobody's tensor. */
  withScratch(what: string, bytes: number, run: (address: number) => void): void {
    const { arena } = this.machine;
    const mark = arena.mark();
    run(arena.allocate(what, bytes));
    arena.reset(mark);
  }

  /** Looks at ids again before every replay: it brings new ones, which no method of Tensor has seen.
   *  @throws RangeError while replaying, when an id is not 0 … n − 1 */
  recheck(operation: string, ids: Tensor, n: number, ignored?: number): void {
    this.writing?.push(() => {
      const wrong = ids.data.find((id) => id !== ignored && !(id >= 0 && id < n));
      if (wrong !== undefined) throw new RangeError(`${operation}: the id ${wrong} is not one of 0 … ${n - 1}`);
    });
  }

  /** A new tensor without numbers yet, and how it is being made. */
  output(shape: Shape, inputs: readonly Tensor[], made: Step | Fused | null, what: string): Tensor {
    const size = sizeOf(shape);
    const place = new Place(this.machine.memory, this.machine.arena.allocate(what, size * 4), size);
    return this.tensor(place, shape, inputs, made);
  }

  tensor(home: Float32Array | Home, shape: Shape, inputs: readonly Tensor[], made: Step | Fused | null): Tensor {
    const requiresGrad = made !== null && inputs.some((input) => input.requiresGrad);
    const y = new Tensor(home, shape, { requiresGrad }, made);
    this.#leaving?.push(y);
    return y;
  }

  /** Runs one operation. Outside scopes its results are copied out to JavaScript arrays and the memory is given back. */
  run<R>(operation: () => R): R {
    if (this.frame) return operation();
    const { arena } = this.machine;
    const mark = arena.mark();
    const leaving: Tensor[] = [];
    this.#leaving = leaving;
    this.frame = {};
    try {
      const result = operation();
      for (const y of leaving) {
        if (y.home instanceof Place && !y.home.owner) y.home = y.home.array().slice();
      }
      return result;
    } finally {
      this.#leaving = null;
      this.frame = null;
      arena.reset(mark);
    }
  }

  /** Opens a frame that lasts until the returned function is called. */
  open(): () => void {
    const { arena } = this.machine;
    const mark = arena.mark();
    const around = this.frame;
    this.frame = {};
    return () => {
      this.frame = around;
      arena.reset(mark);
    };
  }
}
