/** What moved forward moves back; what was read twice is added up; what was not read receives 0. */

import { gatherPositions, rowPositions, slicePositions } from '../forward/movement';
import type { DerivativeTable } from '../operations';

export const movement = {
  transpose: (g, { attributes: { dim0, dim1 } }) => [g.transpose(dim0, dim1)], // its own inverse
  permute: (g, { attributes: { dims } }) => [g.permute(...dims.map((_, axis) => dims.indexOf(axis)))],
  reshape: (g, { x }) => [g.reshape(...x.shape)],
  broadcastTo: (g) => [g],
  slice: (g, { x, attributes: { ranges } }) => [g.scatterAdd(slicePositions(x, ranges), x.shape)],
  gather: (g, { x, inputs: [, index], attributes: { dim } }) => [
    g.scatterAdd(gatherPositions(x, index, dim), x.shape),
    null,
  ],
  embedding: (g, { inputs: [table, ids] }) => [g.scatterAdd(rowPositions(table, ids), table.shape), null],
  concat: (g, { inputs, attributes: { dim } }) => {
    let start = 0;
    return inputs.map((part) => {
      const stop = start + part.shape[dim];
      const mine = g.narrow(dim, start, stop - start);
      start = stop;
      return mine;
    });
  },
  stack: (g, { inputs, attributes: { dim } }) => inputs.map((part, i) => g.narrow(dim, i, 1).reshape(...part.shape)),
  where: (g, { inputs: [condition] }) => [null, g.where(condition, 0), g.maskedFill(condition, 0)],
  maskedFill: (g, { inputs: [, mask] }) => [g.maskedFill(mask, 0), null],
  tril: (g, { attributes: { diagonal } }) => [g.tril(diagonal)],
  triu: (g, { attributes: { diagonal } }) => [g.triu(diagonal)],
  oneHot: () => [null],
  take: (g, { x, attributes: { positions } }) => [g.scatterAdd(positions, x.shape)],
  scatterAdd: (g, { x, attributes: { positions } }) => [g.take(positions, x.shape)],
} satisfies Partial<DerivativeTable>;
