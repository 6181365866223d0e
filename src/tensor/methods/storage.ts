/** The first floor of Tensor: numbers, their shape, and how to read them. */

import { show, type Labelled } from '../errors';
import type { Attributes, OperationName, Step } from '../operations';
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

export abstract class Storage {
  readonly #data: Float32Array;
  readonly shape: Shape;
  /** How this tensor was made; null for an input. Always recorded, so that explain can walk it. */
  readonly step: Step | null;
  requiresGrad: boolean;
  /** dL/d(this) after L.backward(); several calls add up. */
  grad: Tensor | null = null;
  name: string;
  axes: readonly string[];

  constructor(data: Float32Array, shape: Shape, options: TensorOptions = {}, step: Step | null = null) {
    this.#data = data;
    this.shape = shape;
    this.step = step;
    this.requiresGrad = options.requiresGrad ?? false;
    this.name = options.name ?? '';
    this.axes = options.axes ?? [];
    if (data.length !== sizeOf(shape))
      throw new RangeError(`${show(this)} holds ${sizeOf(shape)} numbers, not ${data.length}`);
    checkAxes(this);
  }

  /** Runs one operation and writes it on the tape; every method below is one call of it. */
  abstract apply<K extends OperationName>(
    operation: K,
    inputs: readonly (Tensor | number)[],
    attributes: Attributes[K],
  ): Tensor;

  /** All entries in row-major order. Read only: the tape still refers to them. */
  get data(): Float32Array {
    return this.#data;
  }

  /** The number of entries. */
  get size(): number {
    return this.#data.length;
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
    return this.#data[positionOf(inside, this.shape)];
  }

  /** The number in a tensor of one entry.
   *  @throws RangeError when there are more */
  item(): number {
    if (this.size !== 1) throw new RangeError(`item: ${show(this)} holds ${this.size} numbers, not one`);
    return this.#data[0];
  }

  /** The entries as nested arrays, a plain number when the shape is []. */
  tolist(): Nested {
    const level = (shape: Shape, start: number): Nested => {
      if (shape.length === 0) return this.#data[start];
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
