/** The feed-forward layer of a block: up to d_ff hidden numbers, through a bend, down again.
 *    ReLU, GELU       h = φ(x W₁ + b₁)
 *    SwiGLU, GeGLU    h = φ(x W₁ + b₁) ⊙ (x V + c)      gated: φ is SiLU or GELU, a third matrix V says how much
 *    y = h W₂ + b₂
 *  Every row of x goes through alone, with the same weights.
 *  Source: vaswani2017, eq. 2; hendrycks2016; shazeer2020, eq. 6 (which has no biases).
 *  Leaves out: dropout; the addition to the residual stream. */

import { tensor, type Tensor } from '@/tensor';

export type Activation = 'relu' | 'gelu' | 'swiglu' | 'geglu';

export interface FfnWeights {
  /** [d, d_ff] and [d_ff]: what each hidden unit asks of the vector, and its threshold */
  W1: Tensor;
  b1: Tensor;
  /** [d, d_ff] and [d_ff], read by the gated forms only */
  V: Tensor;
  c: Tensor;
  /** [d_ff, d] and [d]: what each hidden unit writes when it is on */
  W2: Tensor;
  b2: Tensor;
}

export interface Ffn {
  /** a = x W₁ + b₁ [T, d_ff] */
  asked: Tensor;
  /** φ(a) [T, d_ff] */
  bent: Tensor;
  /** x V + c [T, d_ff]; only when gated */
  amount: Tensor | undefined;
  /** h [T, d_ff] */
  hidden: Tensor;
  /** y [T, d] */
  out: Tensor;
}

export const isGated = (activation: Activation): boolean => activation === 'swiglu' || activation === 'geglu';

/** φ, which bends a straight sum. */
const bends: Record<Activation, (a: Tensor) => Tensor> = {
  relu: (a) => a.relu(),
  gelu: (a) => a.gelu(),
  swiglu: (a) => a.silu(),
  geglu: (a) => a.gelu(),
};

/** @param X [T, d] */
export function ffn(X: Tensor, { W1, b1, V, c, W2, b2 }: FfnWeights, activation: Activation): Ffn {
  const axes = ['T', 'dff'];
  const asked = X.matmul(W1).add(b1).named('a', axes); // [T, d] · [d, dff] -> [T, dff]
  const gated = isGated(activation);
  const bent = bends[activation](asked).named(gated ? 'φ(a)' : 'h', axes);
  const amount = gated ? X.matmul(V).add(c).named('xV+c', axes) : undefined;
  const hidden = amount ? bent.mul(amount).named('h', axes) : bent;
  const out = hidden.matmul(W2).add(b2).named('y', ['T', 'd']); // [T, dff] · [dff, d] -> [T, d]
  return { asked, bent, amount, hidden, out };
}

/** Weights of the layer without its biases: two matrices, three when gated. */
export const ffnParameters = (d: number, dff: number, gated: boolean): number => (gated ? 3 : 2) * d * dff;

/** φ drawn: its value at many points from −reach to reach. */
export function bendCurve(activation: Activation, reach: number, points = 121): [number, number][] {
  const xs = Array.from({ length: points }, (_, i) => -reach + (2 * reach * i) / (points - 1));
  const ys = bends[activation](tensor(xs)).data;
  return xs.map((x, i) => [x, ys[i]!]);
}

/** φ at one number. */
export const bendAt = (activation: Activation, a: number): number => bends[activation](tensor([a])).at(0);
