import { axisOf, cannotBroadcast, show } from '../errors';
import type { Range } from '../operations';
import { swapped } from '../forward/movement';
import { broadcastShape, sizeOf, type Shape } from '../shape';
import type { Tensor } from '../tensor';
import { Reduce } from './reduce';

/** Lengths or axes, one by one or as a list: reshape(2, 3) and reshape([2, 3]). */
type Numbers = readonly number[] | readonly [Shape];

const listed = (numbers: Numbers): number[] => numbers.flat();

/** Entries change place, nothing is computed. Gradients move back the same way. */
export abstract class Movement extends Reduce {
  /** The last two axes exchanged: [T, d] -> [d, T]. K.T is called Kᵀ, and explain still answers with K.
   *  @throws RangeError when there are fewer than two axes */
  get T(): Tensor {
    const self = this as unknown as Tensor; // a getter cannot declare its `this`
    const y = self.transpose(-2, -1);
    return self.name ? y.named(`${self.name}ᵀ`) : y;
  }

  /** Two axes exchanged. @throws RangeError when x has no such axis */
  transpose(this: Tensor, dim0: number, dim1: number): Tensor {
    const [a, b] = [axisOf('transpose', this, dim0), axisOf('transpose', this, dim1)];
    const y = this.apply('transpose', [this], { dim0: a, dim1: b });
    y.axes = this.axes.length ? swapped(this.ndim, a, b).map((axis) => this.axes[axis]) : [];
    return y;
  }

  /** Axis i of the result is axis dims[i] of x. @throws RangeError unless dims are all axes, once each */
  permute(this: Tensor, ...order: Numbers): Tensor {
    const dims = listed(order);
    const axes = dims.map((dim) => axisOf('permute', this, dim));
    if (axes.length !== this.ndim || new Set(axes).size !== axes.length)
      throw new RangeError(
        `permute: ${show(this)} has ${this.ndim} axes; the order [${dims.join(', ')}] is not each of them once`,
      );
    const y = this.apply('permute', [this], { dims: axes });
    y.axes = this.axes.length ? axes.map((axis) => this.axes[axis]) : [];
    return y;
  }

  /** The same entries, row-major, in another shape; one length may be −1: whatever is left.
   *  @throws RangeError when the sizes differ */
  reshape(this: Tensor, ...lengths: Numbers): Tensor {
    const shape = listed(lengths);
    const known = sizeOf(shape.filter((length) => length !== -1));
    const full = shape.map((length) => (length === -1 ? this.size / known : length));
    if (sizeOf(full) !== this.size || !full.every(Number.isInteger))
      throw new RangeError(
        `reshape: ${show(this)} holds ${this.size} numbers, which do not fill [${shape.join(', ')}]`,
      );
    return this.apply('reshape', [this], { shape: full });
  }

  /** Axes of length 1 repeated, and new ones in front, up to `shape`. @throws RangeError when x does not fit */
  broadcastTo(this: Tensor, ...lengths: Numbers): Tensor {
    const shape = listed(lengths);
    const common =
      broadcastShape(this.shape, shape) ?? cannotBroadcast('broadcastTo', this, { shape, name: '', axes: [] });
    if (sizeOf(common) !== sizeOf(shape) || common.length !== shape.length)
      throw new RangeError(`broadcastTo: ${show(this)} cannot shrink to [${shape.join(', ')}]`);
    return this.apply('broadcastTo', [this], { shape });
  }

  /** One range an axis, as in Python: [start, stop, step], negatives count from the end, [] and missing ranges take all.
   *  `x.slice([1, 3], [-2])` is x[1:3, -2:].
   *  @throws RangeError when there are more ranges than axes, or a step is not positive */
  slice(this: Tensor, ...ranges: (readonly number[])[]): Tensor {
    if (ranges.length > this.ndim)
      throw new RangeError(`slice: ${show(this)} has ${this.ndim} axes, not ${ranges.length}`);
    const full = this.shape.map((length, axis): Range => {
      const [start = 0, stop = length, step = 1] = ranges[axis] ?? [];
      const inside = (i: number) => Math.min(Math.max(i < 0 ? i + length : i, 0), length);
      if (!(step >= 1)) throw new RangeError(`slice: ${show(this)}: the step of axis ${axis} is ${step}`);
      return [inside(start), Math.max(inside(start), inside(stop)), step];
    });
    return this.apply('slice', [this], { ranges: full });
  }

  /** Entries start … start + length − 1 of axis `dim`. @throws RangeError when x has no such axis */
  narrow(this: Tensor, dim: number, start: number, length: number): Tensor {
    const axis = axisOf('narrow', this, dim);
    return this.slice(...this.shape.map((_, i) => (i === axis ? [start, start + length] : [])));
  }

  /** torch.gather: y[i, j] = x[i, index[i, j]] for dim 1, x[index[i, j], j] for dim 0; y has the shape of index.
   *  @throws RangeError when an index is outside axis `dim` */
  gather(this: Tensor, dim: number, index: Tensor): Tensor {
    const axis = axisOf('gather', this, dim);
    if (index.ndim !== this.ndim)
      throw new RangeError(`gather: ${show(this)} by ${show(index)}: ${this.ndim} and ${index.ndim} axes`);
    const tooLong = index.shape.findIndex((length, i) => i !== axis && length > this.shape[i]);
    if (tooLong >= 0) cannotBroadcast('gather', this, index);
    const wrong = index.data.find((i) => !(Number.isInteger(i) && i >= 0 && i < this.shape[axis]));
    if (wrong !== undefined) throw new RangeError(`gather: ${show(this)} has no entry ${wrong} on axis ${axis}`);
    return this.apply('gather', [this, index], { dim: axis });
  }

  /** This where the condition is not 0, `other` elsewhere; the three broadcast.
   *  @throws RangeError naming the axis on which they do not */
  where(this: Tensor, condition: Tensor, other: Tensor | number): Tensor {
    const otherShape: Shape = typeof other === 'number' ? [] : other.shape;
    const chosen = broadcastShape(this.shape, otherShape) ?? cannotBroadcast('where', this, other as Tensor);
    const shape =
      broadcastShape(condition.shape, chosen) ??
      cannotBroadcast('where', condition, { shape: chosen, name: '', axes: [] });
    return this.apply('where', [condition, this, other], { shape });
  }

  /** `value` where the mask is not 0, x elsewhere; the mask broadcasts to x. No gradient where filled.
   *  @throws RangeError when the mask does not broadcast to x */
  maskedFill(this: Tensor, mask: Tensor, value: number): Tensor {
    const shape = broadcastShape(this.shape, mask.shape);
    if (!shape || sizeOf(shape) !== this.size) cannotBroadcast('maskedFill', this, mask);
    return this.apply('maskedFill', [this, mask], { value });
  }

  /** Keeps the entries [i, j] with j ≤ i + diagonal of the last two axes; the rest are 0.
   *  @throws RangeError when there are fewer than two axes */
  tril(this: Tensor, diagonal = 0): Tensor {
    axisOf('tril', this, -2);
    return this.apply('tril', [this], { diagonal });
  }

  /** Keeps the entries [i, j] with j ≥ i + diagonal of the last two axes; the rest are 0.
   *  @throws RangeError when there are fewer than two axes */
  triu(this: Tensor, diagonal = 0): Tensor {
    axisOf('triu', this, -2);
    return this.apply('triu', [this], { diagonal });
  }

  /** [...] of ids -> [..., classes]: 1 at the id, 0 elsewhere. @throws RangeError when an id is not 0 … classes − 1 */
  oneHot(this: Tensor, classes: number): Tensor {
    const wrong = this.data.find((id) => !(Number.isInteger(id) && id >= 0 && id < classes));
    if (wrong !== undefined)
      throw new RangeError(`oneHot: ${show(this)} has the id ${wrong}, there are ${classes} classes`);
    return this.apply('oneHot', [this], { classes });
  }

  /** Entries at row-major positions, in a given shape. */
  take(this: Tensor, positions: Int32Array, shape: Shape): Tensor {
    return this.apply('take', [this], { positions, shape });
  }

  /** Zeros of `shape` with every entry of x added at its row-major position: what take does, undone. */
  scatterAdd(this: Tensor, positions: Int32Array, shape: Shape): Tensor {
    return this.apply('scatterAdd', [this], { positions, shape });
  }
}
