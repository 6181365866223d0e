/** Each row (last axis) brought to one scale. The learned gain and bias are ordinary mul and add after it. */

import type { ForwardTable, Values } from '../operations';

function eachRow(x: Values, f: (row: Float32Array) => { centre: number; square: number }, eps: number): Values {
  const d = x.shape[x.shape.length - 1];
  const data = new Float32Array(x.data.length);
  for (let start = 0; start < data.length; start += d) {
    const { centre, square } = f(x.data.subarray(start, start + d));
    const scale = 1 / Math.sqrt(square + eps);
    for (let i = start; i < start + d; i++) data[i] = (x.data[i] - centre) * scale;
  }
  return { shape: x.shape, data };
}

const meanOf = (row: Float32Array, f: (value: number) => number): number => {
  let sum = 0;
  for (const value of row) sum += f(value);
  return sum / row.length;
};

export const norm = {
  layerNorm: ([x], { eps }) =>
    eachRow(
      x,
      (row) => {
        const centre = meanOf(row, (value) => value);
        return { centre, square: meanOf(row, (value) => (value - centre) ** 2) };
      },
      eps,
    ),
  rmsNorm: ([x], { eps }) => eachRow(x, (row) => ({ centre: 0, square: meanOf(row, (value) => value * value) }), eps),
} satisfies Partial<ForwardTable>;
