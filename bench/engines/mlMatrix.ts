/** ml-matrix: float64 matrices in plain JavaScript. It has no softmax, layer norm or LSTM: they are composed from its methods. */

import { Matrix } from 'ml-matrix';
import type { Engine, Job } from '../engine';
import type { Values } from '../workloads/values';

export function load(): Engine {
  return {
    name: 'ml-matrix',
    about: 'ml-matrix 6.15.1, plain JavaScript, float64',
    jobs: {
      matmul: ({ a, b }) => {
        const [x, y] = [a, b].map(matrix);
        return job(() => x.mmul(y));
      },
      attention: ({ q, k, v, T, d }) => {
        const [query, key, value] = [q, k, v].map(matrix);
        return job(() => {
          const scores = query.mmul(key.transpose()).div(Math.sqrt(d));
          for (let i = 0; i < T; i++) for (let j = i + 1; j < T; j++) scores.set(i, j, -Infinity);
          return softmax(scores).mmul(value);
        });
      },
      softmax: ({ x }) => {
        const rows = matrix(x);
        return job(() => softmax(rows.clone()));
      },
      layerNorm: ({ x, weight, bias }) => {
        const [rows, w, b] = [x, weight, bias].map(matrix);
        return job(() => {
          const centred = rows.clone().subColumnVector(rows.mean('row'));
          const deviations = Matrix.mul(centred, centred)
            .mean('row')
            .map((variance) => Math.sqrt(variance + 1e-5));
          return centred.divColumnVector(deviations).mulRowVector(w).addRowVector(b);
        });
      },
      lstmStep: ({ x, hidden, cell, wx, wh, bias, h, batch }) => {
        const [input, last, c, inputWeights, lastWeights, b] = [x, hidden, cell, wx, wh, bias].map(matrix);
        return job(() => {
          const gates = input.mmul(inputWeights).add(last.mmul(lastWeights)).addRowVector(b);
          const [i, f, g, o] = [0, 1, 2, 3].map((gate) => gates.subMatrix(0, batch - 1, gate * h, gate * h + h - 1));
          const kept = sigmoid(f).mul(c).add(sigmoid(i).mul(g.tanh()));
          return sigmoid(o).mul(Matrix.tanh(kept));
        });
      },
    },
  };
}

function matrix({ data, shape }: Values): Matrix {
  const columns = shape[shape.length - 1];
  return Matrix.from1DArray(data.length / columns, columns, data);
}

const job = (compute: () => Matrix): Job => ({
  once: compute,
  read: () => Float32Array.from(compute().to1DArray()),
});

/** In place. */
const softmax = (x: Matrix): Matrix => {
  const powers = x.subColumnVector(x.max('row')).exp();
  return powers.divColumnVector(powers.sum('row'));
};

/** In place. */
const sigmoid = (x: Matrix): Matrix => x.neg().exp().add(1).pow(-1);
