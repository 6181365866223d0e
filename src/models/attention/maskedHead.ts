/** One attention head whose mask is applied at the right place, or at a tempting wrong one. */
import { rng, type Tensor } from '@/tensor';
import { attend } from './scaledDotProduct';

export interface HeadWeights {
  query: Tensor; // [d, dk]
  key: Tensor; // [d, dk]
  value: Tensor; // [d, dk]
}

/** Weights nobody trained: N(0, 1/d), the same for the same seed. */
export function seededHead(d: number, dk: number, seed: number): HeadWeights {
  const draw = rng(`${seed}:head`);
  const weight = (name: string) => draw.normalTensor([d, dk], 1 / Math.sqrt(d), { name, axes: ['d', 'dk'] });
  return { query: weight('W_Q'), key: weight('W_K'), value: weight('W_V') };
}

export interface MaskedHead {
  Q: Tensor; // [T, dk]
  K: Tensor; // [T, dk]
  V: Tensor; // [T, dk]
  /** S/√dk before any mask, [T, T]. */
  scaled: Tensor;
  /** What the softmax was given: hidden scores are −∞ when the mask comes before. */
  masked: Tensor;
  /** What the softmax answered, [T, T]. */
  softmax: Tensor;
  /** What multiplies V: the softmax itself, or what zeroing left of it. */
  weights: Tensor;
  output: Tensor; // [T, dk]
}

/**
 * Self-attention of one head under a mask.
 *    before:  A = softmax(Q Kᵀ / √dk + log M)     hidden scores become −∞, the others share the whole weight
 *    after:   A = softmax(Q Kᵀ / √dk) ⊙ M         hidden weights become 0, but the normaliser has already seen them
 *  Source: vaswani2017, eq. 1 and §3.2.3 (before).   Leaves out: several heads, W^O, dropout, positions.
 *  @param X [T, d]  @param mask [T, T], 1 = allowed
 *  @returns every stage; a row that may see no key has no value (NaN) with `before`, and is all 0 with `after`
 */
export function maskedHead(X: Tensor, weights: HeadWeights, mask: Tensor, apply: 'before' | 'after'): MaskedHead {
  const Q = X.matmul(weights.query).named('Q', ['T', 'dk']); // [T, d] · [d, dk] -> [T, dk]
  const K = X.matmul(weights.key).named('K', ['T', 'dk']);
  const V = X.matmul(weights.value).named('V', ['T', 'dk']);
  if (apply === 'before') {
    const { scaled, masked, weights: A, output } = attend(Q, K, V, { mask });
    return { Q, K, V, scaled, masked, softmax: A, weights: A, output };
  }
  const { scaled, weights: softmax } = attend(Q, K, V);
  const zeroed = softmax.mul(mask).named('A ⊙ M', softmax.axes); // [T, T]
  const output = zeroed.matmul(V).named('Z', V.axes); // [T, T] · [T, dk] -> [T, dk]
  return { Q, K, V, scaled, masked: scaled, softmax, weights: zeroed, output };
}
