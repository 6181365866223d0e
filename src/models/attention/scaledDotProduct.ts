/** Scaled dot-product attention.
 *    S = Q Kᵀ      A = softmax(S / √dk + M)      Z = A V,      M[i, j] = −∞ where query i may not see key j
 *  Source: vaswani2017, eq. 1 and §3.2.1.   Leaves out: dropout. */

import { where, type Tensor } from '@/tensor';

export interface AttendOptions {
  /** what the scores are divided by, default √dk */
  divisor?: number;
  /** 1 where query i may see key j, 0 where not; [Tq, Tk] or anything that broadcasts to the scores (see masks.ts) */
  mask?: Tensor;
  /** added to the scaled scores, as the distances of ALiBi are; [..., Tq, Tk] */
  bias?: Tensor;
}

export interface Attended {
  /** S [..., Tq, Tk], row i are the dot products of query i with every key */
  scores: Tensor;
  /** S / divisor */
  scaled: Tensor;
  /** plus the bias, and −∞ where the mask is 0; the same tensor as `scaled` without either */
  masked: Tensor;
  /** A [..., Tq, Tk], row i is a distribution over keys; NaN where no key is allowed (0/0) */
  weights: Tensor;
  /** Z [..., Tq, dv], row i is the mixture of values that query i reads */
  output: Tensor;
}

/** Attention of queries to keys, with every stage kept.
 *  @param Q [..., Tq, dk]
 *  @param K [..., Tk, dk]
 *  @param V [..., Tk, dv]
 *  @throws RangeError when Q and K disagree on dk, K and V on Tk, or the divisor is not a positive number */
export function attend(Q: Tensor, K: Tensor, V: Tensor, options: AttendOptions = {}): Attended {
  const dk = Q.shape[Q.ndim - 1];
  const { divisor = Math.sqrt(dk), mask, bias } = options;
  if (!(divisor > 0 && Number.isFinite(divisor)))
    throw new RangeError(`attend: scores cannot be divided by ${divisor}; the divisor is a positive number`);
  const axes = [...Q.shape.slice(2).map(() => ''), Q.axes.at(-2) || 'Tq', K.axes.at(-2) || 'Tk'];
  const scores = Q.matmul(K.T).named('S', axes); // [Tq, dk] · [dk, Tk] -> [Tq, Tk]
  const scaled = scores.div(divisor).named(`S/${divisorName(divisor, dk)}`, axes);
  const biased = bias ? scaled.add(bias).named('biased', axes) : scaled;
  const masked = mask ? where(mask, biased, -Infinity).named('masked', axes) : biased;
  const weights = masked.softmax(-1).named('A', axes);
  const output = weights.matmul(V).named('Z', [...axes.slice(0, -1), V.axes.at(-1) || 'dv']); // [Tq, Tk] · [Tk, dv] -> [Tq, dv]
  return { scores, scaled, masked, weights, output };
}

const divisorName = (divisor: number, dk: number): string =>
  Math.abs(divisor - Math.sqrt(dk)) < 1e-9 ? '√dk' : `${Number(divisor.toPrecision(4))}`;
