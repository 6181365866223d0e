/** mathjs: general mathematics, float64, dense matrices as nested arrays. Softmax, layer norm and the LSTM are composed from its functions. */

import { all, create, type Matrix } from 'mathjs';
import type { Engine, Job } from '../engine';
import type { Values } from '../workloads/values';

const math = create(all);

export function load(): Engine {
  return {
    name: 'mathjs',
    about: 'mathjs 15.2.0, plain JavaScript, float64',
    jobs: {
      matmul: ({ a, b }) => {
        const [x, y] = [a, b].map(matrix);
        return job(() => math.multiply(x, y));
      },
      attention: ({ q, k, v, d }) => {
        const [query, key, value] = [q, k, v].map(matrix);
        return job(() => {
          const scores = math.divide(math.multiply(query, math.transpose(key)), Math.sqrt(d)) as Matrix;
          const causal = scores.map((score: number, [i, j]: number[]) => (j > i ? -Infinity : score)) as Matrix;
          return math.multiply(softmax(causal), value);
        });
      },
      softmax: ({ x }) => {
        const rows = matrix(x);
        return job(() => softmax(rows));
      },
      layerNorm: ({ x, weight, bias }) => {
        const [rows, w, b] = [x, weight, bias].map(matrix);
        return job(() => {
          const centred = math.subtract(rows, column(math.mean(rows, 1) as unknown as Matrix)) as Matrix;
          const variance = column(math.mean(math.map(centred, math.square), 1) as unknown as Matrix);
          const deviation = math.map(variance, (value: number) => Math.sqrt(value + 1e-5)) as Matrix;
          return math.add(math.dotMultiply(math.dotDivide(centred, deviation), w), b) as Matrix;
        });
      },
      lstmStep: ({ x, hidden, cell, wx, wh, bias, h, batch }) => {
        const [input, last, c, inputWeights, lastWeights, b] = [x, hidden, cell, wx, wh, bias].map(matrix);
        const rows = math.range(0, batch);
        return job(() => {
          const products = math.add(math.multiply(input, inputWeights), math.multiply(last, lastWeights));
          const gates = math.add(products, b) as Matrix;
          const [i, f, g, o] = [0, 1, 2, 3].map(
            (gate) => math.subset(gates, math.index(rows, math.range(gate * h, gate * h + h))) as unknown as Matrix,
          );
          const kept = math.add(
            math.dotMultiply(math.map(f, sigmoid), c),
            math.dotMultiply(math.map(i, sigmoid), math.map(g, Math.tanh)),
          ) as Matrix;
          return math.dotMultiply(math.map(o, sigmoid), math.map(kept, Math.tanh)) as Matrix;
        });
      },
    },
  };
}

function matrix({ data, shape }: Values): Matrix {
  const columns = shape[shape.length - 1];
  return math.reshape(math.matrix(Array.from(data)), [data.length / columns, columns]) as Matrix;
}

const job = (compute: () => Matrix): Job => ({
  once: compute,
  read: () => Float32Array.from((compute().toArray() as number[][]).flat()),
});

/** A vector [n] as a column [n, 1], which broadcasts over the columns of a matrix. */
const column = (vector: Matrix): Matrix => math.reshape(vector, [vector.size()[0], 1]) as Matrix;

function softmax(x: Matrix): Matrix {
  const shifted = math.subtract(x, column(math.max(x, 1) as unknown as Matrix)) as Matrix;
  const powers = math.map(shifted, Math.exp) as Matrix;
  return math.dotDivide(powers, column(math.sum(powers, 1) as unknown as Matrix)) as Matrix;
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
