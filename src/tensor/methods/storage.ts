/** The first floor of Tensor: numbers, their shape, and how to read them. */

import { show, type Labelled } from '../errors';
import type { ExpressionAttributes, ExpressionName } from '../fused/expressions';
import type { Attributes, OperationName, Step } from '../operations';
import { currentScope, type Scope } from '../memory';
import { positionOf, sizeOf, type Shape } from '../shape';
import type { Tensor } from '../tensor';

/** A number, or equally long lists of them, one list deeper for every axis. */
export type Nested = number | readonly Nested[];

export interface TensorOptions {
  /** the letter on screen and in errors: 'Q' */
  name?: string;
  /** one letter an axis: ['T', 'dk']; '' for an axis without one */
  axes?: readonly string[];
  /** whether backward() should leave a gradient here */
  requiresGrad?: boolean;
}

/** Where the numbers lie when it is not a JavaScript array of their own. */
export interface Home {
  readonly size: number;
  /** the numbers, in row-major order */
  array(): Float32Array;
}

/** How a tensor was made when one kernel did the work of a whole expression. */
export interface Fused {
  readonly inputs: readonly Tensor[];
  /** the same value in single operations: what explain() and inner() open */
  readonly expression: () => Tensor;
  /** dL/d(input) from g = dL/dy; null: by the rules of the opened expression */
  readonly gradient: ((g: Tensor) => readonly (Tensor | null)[]) | null;
}

export abstract class Storage {
  readonly shape: Shape;
  requiresGrad: boolean;
  /** dL/d(this) after L.backward(); several calls add up. */
  grad: Tensor | null = null;
  name: string;
  axes: readonly string[];
  /** For the backend, which may move the numbers: everybody else reads `data`. @internal */
  home: Float32Array | Home;
  /** The scope this tensor was made in, and is released with. @internal */
  readonly scope: Scope | null = currentScope();
  /** How this tensor was made; null for an input. `step` is the part of it that is always there. @internal */
  readonly made: Step | Fused | null;
  /** What a kernel left for the kernel of its gradient. @internal */
  saved: readonly Tensor[] | null = null;
  #opened: Tensor | null = null;

  constructor(data: Float32Array | Home, shape: Shape, options: TensorOptions = {}, made: Step | Fused | null = null) {
    this.home = data;
    this.shape = shape;
    this.made = made;
    this.requiresGrad = options.requiresGrad ?? false;
    this.name = options.name ?? '';
    this.axes = options.axes ?? [];
    if (this.size !== sizeOf(shape))
      throw new RangeError(`${show(this)} holds ${sizeOf(shape)} numbers, not ${this.size}`);
    checkAxes(this);
  }

  /** The line of the tape that made this tensor; null for an input. Always there, so that explain can walk it:
   *  what a fused kernel made is opened into its expression when somebody asks. */
  get step(): Step | null {
    if (!this.made || 'operation' in this.made) return this.made;
    this.#opened ??= this.made.expression();
    return this.#opened.step;
  }

  /** Runs one operation and writes it on the tape; every method below is one call of it. */
  abstract apply<K extends OperationName>(
    operation: K,
    inputs: readonly (Tensor | number)[],
    attributes: Attributes[K],
  ): Tensor;

  /** Runs a whole expression of fused/, in one kernel where the backend has one. */
  abstract fuse<K extends ExpressionName>(
    name: K,
    inputs: readonly Tensor[],
    attributes: ExpressionAttributes[K],
  ): Tensor;

  /** All entries in row-major order. Read only: the tape still refers to them.
   *  @throws RangeError when the scope of this tensor has ended */
  get data(): Float32Array {
    if (this.scope?.ended)
      throw new RangeError(`${show(this)} was released with its scope; keep() copies a tensor out`);
    return this.home instanceof Float32Array ? this.home : this.home.array();
  }

  /** The number of entries. */
  get size(): number {
    return this.home instanceof Float32Array ? this.home.length : this.home.size;
  }

  /** The number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** The entry at an index, negative counting from the end: `A.at(2, -1)`.
   *  @throws RangeError when the index does not fit the shape */
  at(...index: number[]): number {
    const inside = index.map((i, axis) => (i < 0 ? i + this.shape[axis] : i));
    const fits =
      index.length === this.ndim && inside.every((i, axis) => Number.isInteger(i) && i >= 0 && i < this.shape[axis]);
    if (!fits) throw new RangeError(`at: ${show(this)} has no entry [${index.join(', ')}]`);
    return this.data[positionOf(inside, this.shape)];
  }

  /** The number in a tensor of one entry.
   *  @throws RangeError when there are more */
  item(): number {
    if (this.size !== 1) throw new RangeError(`item: ${show(this)} holds ${this.size} numbers, not one`);
    return this.data[0];
  }

  /** The entries as nested arrays, a plain number when the shape is []. */
  tolist(): Nested {
    const { data } = this;
    const level = (shape: Shape, start: number): Nested => {
      if (shape.length === 0) return data[start];
      const rest = shape.slice(1);
      return Array.from({ length: shape[0] }, (_, i) => level(rest, start + i * sizeOf(rest)));
    };
    return level(this.shape, 0);
  }

  /** Labels this tensor, and returns it: `x.matmul(W).named('Q', ['T', 'dk'])`. Labels given once stay.
   *  @throws RangeError when there is not one letter an axis */
  named(this: Tensor, name: string, axes?: readonly string[]): Tensor {
    if (axes) checkAxes({ name, shape: this.shape, axes });
    this.name = name;
    this.axes = axes ?? this.axes;
    return this;
  }
}

function checkAxes({ name, shape, axes }: Labelled): void {
  if (axes.length > 0 && axes.length !== shape.length)
    throw new RangeError(
      `named: ${name} [${shape.join(', ')}] has ${shape.length} axes, the letters are ${axes.join(', ')}`,
    );
}
