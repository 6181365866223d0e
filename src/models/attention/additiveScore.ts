/** The score of the first attention: a small network looks at both vectors. */
import { rng, type Tensor } from '@/tensor';

export interface AdditiveWeights {
  W: Tensor; // [d, a]  for the decoder's state
  U: Tensor; // [d, a]  for the source annotation
  v: Tensor; // [a]
}

/** Weights nobody trained, the same for the same seed; v is drawn wider so that the scores are not all alike. */
export function seededAdditive(d: number, a: number, seed: number): AdditiveWeights {
  const draw = rng(`${seed}:additive`);
  return {
    W: draw.normalTensor([d, a], 1 / Math.sqrt(d), { name: 'W', axes: ['d', 'a'] }),
    U: draw.normalTensor([d, a], 1 / Math.sqrt(d), { name: 'U', axes: ['d', 'a'] }),
    v: draw.normalTensor([a], 1, { name: 'readout v', axes: ['a'] }),
  };
}

/**
 * Additive scores of every decoder state with every source annotation.
 *    a(s, h) = vᵀ tanh(W s + U h)
 *  Source: bahdanau2014, appendix A.1.2.   Leaves out: training; the recurrence that makes s.
 *  @param S [m, d]  @param H [n, d]
 *  @returns [m, n]
 */
export function additiveScore(S: Tensor, H: Tensor, { W, U, v }: AdditiveWeights): Tensor {
  const [m = 0] = S.shape;
  const [n = 0] = H.shape;
  const a = v.size;
  const s = S.matmul(W).reshape(m, 1, a); // [m, d] · [d, a] -> [m, 1, a]
  const h = H.matmul(U).reshape(1, n, a); // [n, d] · [d, a] -> [1, n, a]
  const inner = s.add(h).tanh().named('tanh', ['Tq', 'Tk', 'a']); // [m, n, a]
  return inner.matmul(v).named('S', ['Tq', 'Tk']); // [m, n, a] · [a] -> [m, n]
}
