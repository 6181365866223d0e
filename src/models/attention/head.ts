/** One attention head on the vectors of a text, every stage kept so that each number can be asked where it comes from. */
import type { Tensor } from '@/tensor';
import type { WordHead } from './headWeights';
import { attend } from './scaledDotProduct';

/** What the scores are divided by before the softmax. */
export type Divisor = 'none' | 'sqrt' | 'dk';

/** 1, √dk (the paper's) or dk. */
export function divisorOf(divisor: Divisor, dk: number): number {
  return { none: 1, sqrt: Math.sqrt(dk), dk }[divisor];
}

export interface HeadStages {
  readonly Q: Tensor; // [T, dk]
  readonly K: Tensor; // [T, dk]
  readonly V: Tensor; // [T, dv]
  readonly scores: Tensor; // [T, T]
  readonly scaled: Tensor;
  readonly masked: Tensor;
  readonly weights: Tensor;
  readonly output: Tensor; // [T, dv]
}

/** Self-attention of one head.
 *    Q = X W_Q,  K = X W_K,  V = X W_V,   A = softmax(Q Kᵀ / divisor + M),   Z = A V
 *  Source: vaswani2017, eq. 1.   Leaves out: several heads and W_O, dropout, the residual sum.
 *  @param X [T, d]  @param mask [T, T], 1 = allowed
 *  @throws RangeError when X and the matrices disagree on d */
export function attentionHead(
  X: Tensor,
  W: WordHead,
  { divisor, mask }: { divisor: Divisor; mask: Tensor },
): HeadStages {
  const Q = X.matmul(W.query).named('Q', ['T', 'dk']); // [T, d] · [d, dk] -> [T, dk]
  const K = X.matmul(W.key).named('K', ['T', 'dk']);
  const V = X.matmul(W.value).named('V', ['T', 'dv']); // [T, d] · [d, dv] -> [T, dv]
  const dk = W.query.shape[1]!;
  return { Q, K, V, ...attend(Q, K, V, { divisor: divisorOf(divisor, dk), mask }) };
}
