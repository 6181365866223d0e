/** One small call of every operation, for the tests that walk the tables: inputs as a test may vary them, and the call.
 *  Values keep away from kinks (0 of relu, ties of max), where a slope has no finite difference. */

import { concat, embedding, fromArray, stack, where } from './make';
import type { OperationName } from './operations';
import { rng } from './rng';
import type { Tensor } from './tensor';

export interface Sample {
  /** the inputs whose gradients are checked */
  inputs: Tensor[];
  run(inputs: Tensor[]): Tensor;
}

const draw = rng('samples');

/** Numbers 0.13 apart in random order, none within 0.05 of 0: no ties, no kinks. */
function spread(...shape: number[]): Tensor {
  const size = shape.reduce((a, b) => a * b, 1);
  const data = draw.permutation(size).map((rank) => (rank - Math.floor(size / 2)) * 0.13 + 0.06);
  return fromArray(data, shape, { requiresGrad: true });
}

const positive = (...shape: number[]): Tensor => draw.uniformTensor(shape, 0.5, 2, { requiresGrad: true });

const one = (x: Tensor, f: (x: Tensor) => Tensor): Sample => ({ inputs: [x], run: ([input]) => f(input) });
const two = (a: Tensor, b: Tensor, f: (a: Tensor, b: Tensor) => Tensor): Sample => ({
  inputs: [a, b],
  run: ([left, right]) => f(left, right),
});

const ids = fromArray([2, 0, 2, 1], [2, 2]);
const mask = fromArray([1, 0, 0, 1], [4]);
const positions = Int32Array.of(5, 0, 5, 2);

export const samples: { [K in OperationName]: Sample } = {
  add: two(spread(2, 3), spread(3), (a, b) => a.add(b)),
  sub: two(spread(2, 1), spread(1, 3), (a, b) => a.sub(b)),
  mul: two(spread(2, 3), spread(2, 1), (a, b) => a.mul(b)),
  div: two(spread(2, 3), positive(2, 3), (a, b) => a.div(b)),
  neg: one(spread(2, 3), (x) => x.neg()),
  exp: one(spread(2, 3), (x) => x.exp()),
  log: one(positive(2, 3), (x) => x.log()),
  sqrt: one(positive(2, 3), (x) => x.sqrt()),
  square: one(spread(2, 3), (x) => x.square()),
  abs: one(spread(2, 3), (x) => x.abs()),
  sign: one(spread(2, 3), (x) => x.sign()),
  reciprocal: one(positive(2, 3), (x) => x.reciprocal()),
  rsqrt: one(positive(2, 3), (x) => x.rsqrt()),
  sin: one(spread(2, 3), (x) => x.sin()),
  cos: one(spread(2, 3), (x) => x.cos()),
  erf: one(spread(2, 3), (x) => x.erf()),
  pow: one(positive(2, 3), (x) => x.pow(2.5)),
  maximum: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.maximum(b)),
  minimum: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.minimum(b)),
  clamp: one(spread(2, 5), (x) => x.clamp(-0.25, 0.38)),
  gt: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.gt(b)),
  ge: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.ge(b)),
  lt: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.lt(b)),
  le: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.le(b)),
  eq: two(spread(2, 3), spread(3).neg().detach({ requiresGrad: true }), (a, b) => a.eq(b)),

  sum: one(spread(2, 3, 2), (x) => x.sum([0, 2])),
  mean: one(spread(2, 3, 2), (x) => x.mean(1, true)),
  max: one(spread(2, 4), (x) => x.max(-1)),
  min: one(spread(2, 4), (x) => x.min(0, true)),
  amax: one(spread(2, 4), (x) => x.amax()),
  amin: one(spread(2, 4), (x) => x.amin(-1)),
  var: one(spread(2, 3, 2), (x) => x.var([0, 1])),
  logsumexp: one(spread(2, 3), (x) => x.logsumexp(-1)),
  argmax: one(spread(2, 4), (x) => x.argmax(1)),
  cumsum: one(spread(2, 3, 2), (x) => x.cumsum(1)),

  transpose: one(spread(2, 3, 2), (x) => x.transpose(0, -1)),
  permute: one(spread(2, 3, 4), (x) => x.permute(2, 0, 1)),
  reshape: one(spread(2, 6), (x) => x.reshape(3, -1)),
  broadcastTo: one(spread(2, 1), (x) => x.broadcastTo(3, 2, 4)),
  slice: one(spread(4, 5), (x) => x.slice([1, -1], [0, 5, 2])),
  gather: one(spread(3, 4), (x) => x.gather(1, fromArray([3, 0, 0, 1, 1, 1], [3, 2]))),
  embedding: one(spread(3, 2), (table) => embedding(table, ids)),
  concat: two(spread(2, 3), spread(2, 1), (a, b) => concat([a, b], 1)),
  stack: two(spread(2, 3), spread(2, 3), (a, b) => stack([a, b], 1)),
  where: two(spread(2, 4), spread(4), (a, b) => where(mask, a, b)),
  maskedFill: one(spread(2, 4), (x) => x.maskedFill(mask, -7)),
  tril: one(spread(3, 4), (x) => x.tril(1)),
  triu: one(spread(3, 4), (x) => x.triu(-1)),
  oneHot: one(ids, (x) => x.oneHot(3)),
  take: one(spread(2, 3), (x) => x.take(positions, [2, 2])),
  scatterAdd: one(spread(2, 2), (x) => x.scatterAdd(positions, [2, 3])),

  matmul: two(spread(2, 1, 2, 3), spread(3, 3, 2), (a, b) => a.matmul(b)),

  sigmoid: one(spread(2, 4), (x) => x.sigmoid()),
  tanh: one(spread(2, 4), (x) => x.tanh()),
  relu: one(spread(2, 4), (x) => x.relu()),
  leakyRelu: one(spread(2, 4), (x) => x.leakyRelu(0.1)),
  gelu: one(spread(2, 4), (x) => x.gelu()),
  silu: one(spread(2, 4), (x) => x.silu()),
  softplus: one(spread(2, 4), (x) => x.softplus()),
  logSigmoid: one(spread(2, 4), (x) => x.logSigmoid()),

  softmax: one(spread(2, 3, 2), (x) => x.softmax(1)),
  logSoftmax: one(spread(2, 3), (x) => x.logSoftmax(-1)),
  crossEntropy: one(spread(4, 3), (x) => x.crossEntropy([1, -100, 2, 0], { labelSmoothing: 0.1 })),
  bceWithLogits: two(spread(2, 3), positive(2, 3), (x, t) => x.bceWithLogits(t)),
  mse: two(spread(2, 3), spread(2, 3), (a, b) => a.mse(b)),

  layerNorm: one(spread(2, 5), (x) => x.layerNorm()),
  rmsNorm: one(spread(2, 5), (x) => x.rmsNorm()),
};
