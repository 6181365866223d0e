/** Every operation of the tape, and what it remembers beside its inputs. A row here asks for a row in three tables:
 *  forward/ (the numbers), derivatives/ (the rule), explain/ (where an entry came from); the compiler checks all three. */

import type { Shape } from './shape';
import type { Tensor } from './tensor';

type Nothing = Record<never, never>;
interface Along {
  dim: number;
}
interface Reduction {
  dims: readonly number[];
  keepdim: boolean;
}

/** A range of one axis: entries start, start + step, … before stop. */
export type Range = readonly [start: number, stop: number, step: number];

export interface Attributes {
  // elementwise
  add: Nothing;
  sub: Nothing;
  mul: Nothing;
  div: Nothing;
  neg: Nothing;
  exp: Nothing;
  log: Nothing;
  sqrt: Nothing;
  square: Nothing;
  abs: Nothing;
  sign: Nothing;
  reciprocal: Nothing;
  rsqrt: Nothing;
  sin: Nothing;
  cos: Nothing;
  erf: Nothing;
  pow: { exponent: number };
  maximum: Nothing;
  minimum: Nothing;
  clamp: { min: number; max: number };
  gt: Nothing;
  ge: Nothing;
  lt: Nothing;
  le: Nothing;
  eq: Nothing;
  // reduce
  sum: Reduction;
  mean: Reduction;
  max: Reduction;
  min: Reduction;
  amax: Reduction;
  amin: Reduction;
  var: Reduction & { correction: number };
  logsumexp: Reduction;
  argmax: Reduction;
  cumsum: Along;
  // movement
  transpose: { dim0: number; dim1: number };
  permute: { dims: readonly number[] };
  reshape: { shape: Shape };
  broadcastTo: { shape: Shape };
  slice: { ranges: readonly Range[] };
  gather: Along;
  embedding: Nothing;
  concat: Along;
  stack: Along;
  where: { shape: Shape };
  maskedFill: { value: number };
  tril: { diagonal: number };
  triu: { diagonal: number };
  oneHot: { classes: number };
  take: { positions: Int32Array; shape: Shape };
  scatterAdd: { positions: Int32Array; shape: Shape };
  // matmul
  matmul: Nothing;
  // activations
  sigmoid: Nothing;
  tanh: Nothing;
  relu: Nothing;
  leakyRelu: { slope: number };
  gelu: { approximate: 'none' | 'tanh' };
  silu: Nothing;
  softplus: Nothing;
  logSigmoid: Nothing;
  // softmax and losses
  softmax: Along;
  logSoftmax: Along;
  crossEntropy: { ignoreIndex: number; reduction: 'mean' | 'sum' | 'none'; labelSmoothing: number };
  bceWithLogits: Nothing;
  mse: Nothing;
  // norms, over the last axis
  layerNorm: { eps: number };
  rmsNorm: { eps: number };
}

export type OperationName = keyof Attributes;

/** One line of the tape: how a tensor was made. */
export interface Step<K extends OperationName = OperationName> {
  readonly operation: K;
  readonly inputs: readonly Tensor[];
  readonly attributes: Attributes[K];
}

/** What a forward rule reads of its inputs (a Tensor is one), and what it gives back. */
export interface Values {
  readonly shape: Shape;
  readonly data: Float32Array;
}

export type ForwardTable = {
  [K in OperationName]: (inputs: readonly Tensor[], attributes: Attributes[K]) => Values;
};

/** What a derivative reads: the result y and the inputs, the first two also by the letters of the rule. */
export interface Differentiated<A> {
  readonly y: Tensor;
  readonly x: Tensor;
  readonly a: Tensor;
  readonly b: Tensor;
  readonly inputs: readonly Tensor[];
  readonly attributes: A;
}

/** g is dL/dy; the rule returns dL/d(input) for every input, in the broadcast shape, or null where none is defined. */
export type DerivativeTable = {
  [K in OperationName]: (g: Tensor, of: Differentiated<Attributes[K]>) => readonly (Tensor | null)[];
};
