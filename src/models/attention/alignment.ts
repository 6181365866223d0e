/** From scores to context vectors, wherever the scores come from. */
import { where, type Tensor } from '@/tensor';

export interface Alignment {
  scores: Tensor;
  scaled: Tensor;
  masked: Tensor;
  weights: Tensor;
  context: Tensor;
}

/**
 * Every query reads the whole source, each word by its share.
 *    α_t = softmax_i(score(t, i) / divisor),   c_t = Σ_i α_ti v_i
 *  With divisor 1 this is Bahdanau's alignment (v_i is the annotation h_i there); with √dk it is cross-attention.
 *  No causal mask: the source is known as a whole. Only its padding is hidden.
 *  Source: bahdanau2014, eq. 5 and 6; vaswani2017, §3.2.3.   Leaves out: several heads, W^O, the decoder that uses c_t.
 *  @param scores [m, n], row t belongs to target word t  @param V [n, dv]  @param mask [m, n], 1 = allowed
 *  @returns context [m, dv] and every stage before it
 */
export function align(scores: Tensor, V: Tensor, divisor: number, mask: Tensor): Alignment {
  const scaled = scores.div(divisor).named('S/√dk', scores.axes); // [m, n]
  const masked = where(mask, scaled, -Infinity).named('masked', scores.axes); // [m, n]
  const weights = masked.softmax(1).named('A', scores.axes); // [m, n]
  const context = weights.matmul(V).named('C', ['Tq', 'dv']); // [m, n] · [n, dv] -> [m, dv]
  return { scores, scaled, masked, weights, context };
}
