import { swapped } from '../forward/movement';
import { broadcastIndex, indexAt, positionOf } from '../shape';
import type { ExplanationTable } from './explain';
import { number, sum } from './formula';

export const movement = {
  transpose: ({ inputs: [x], index, attributes: { dim0, dim1 }, operand }) =>
    operand(
      x,
      swapped(x.ndim, dim0, dim1).map((axis) => index[axis]),
    ),
  permute: ({ inputs: [x], index, attributes: { dims }, operand }) =>
    operand(
      x,
      dims.map((_, axis) => index[dims.indexOf(axis)]),
    ),
  reshape: ({ y, inputs: [x], index, operand }) => operand(x, indexAt(positionOf(index, y.shape), x.shape)),
  broadcastTo: ({ inputs: [x], index, operand }) => operand(x, broadcastIndex(index, x.shape)),
  slice: ({ inputs: [x], index, attributes: { ranges }, operand }) =>
    operand(
      x,
      ranges.map(([start, , step], axis) => start + index[axis] * step),
    ),
  gather: ({ inputs: [x, chosen], index, attributes: { dim }, operand }) =>
    operand(
      x,
      index.map((i, axis) => (axis === dim ? chosen.at(...index) : i)),
    ),
  embedding: ({ inputs: [table, ids], index, operand }) =>
    operand(table, [ids.at(...index.slice(0, -1)), index[index.length - 1]]),
  concat: ({ inputs, index, attributes: { dim }, operand }) => {
    let i = index[dim];
    const part = inputs.findIndex(({ shape }) => {
      if (i < shape[dim]) return true;
      i -= shape[dim];
      return false;
    });
    return operand(
      inputs[part],
      index.map((at, axis) => (axis === dim ? i : at)),
    );
  },
  stack: ({ inputs, index, attributes: { dim }, operand }) =>
    operand(
      inputs[index[dim]],
      index.filter((_, axis) => axis !== dim),
    ),
  where: ({ inputs: [condition, a, b], index, operand }) => {
    const chosen = condition.at(...broadcastIndex(index, condition.shape)) ? a : b;
    return operand(chosen, broadcastIndex(index, chosen.shape));
  },
  maskedFill: ({ inputs: [x, mask], index, attributes: { value }, operand }) =>
    mask.at(...broadcastIndex(index, mask.shape)) ? number(value) : operand(x, index),
  tril: ({ inputs: [x], index, attributes: { diagonal }, operand }) =>
    index.at(-1)! - index.at(-2)! <= diagonal ? operand(x, index) : number(0),
  triu: ({ inputs: [x], index, attributes: { diagonal }, operand }) =>
    index.at(-1)! - index.at(-2)! >= diagonal ? operand(x, index) : number(0),
  oneHot: ({ inputs: [ids], index }) => number(Number(ids.at(...index.slice(0, -1)) === index.at(-1))),
  take: ({ y, inputs: [x], index, attributes: { positions }, operand }) =>
    operand(x, indexAt(positions[positionOf(index, y.shape)], x.shape)),
  scatterAdd: ({ inputs: [x], index, attributes: { positions, shape }, operand }) => {
    const here = positionOf(index, shape);
    const arrived = Array.from(positions.keys()).filter((i) => positions[i] === here);
    return sum(...arrived.map((i) => operand(x, indexAt(i, x.shape))));
  },
} satisfies Partial<ExplanationTable>;
