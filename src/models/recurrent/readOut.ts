/** What a recurrent network says of its state.
 *    o_t = h_t V + c      p_t = softmax(o_t)
 *  Source: goodfellow2016, §10.2, written for rows.   Leaves out: the loss that would train V and c. */

import type { Tensor } from '@/tensor';

/** h units, n answers: V [h, n], c [n]. */
export interface ReadOut {
  V: Tensor;
  c: Tensor;
}

export interface Said {
  /** [1, n], the scores o */
  scores: Tensor;
  /** [1, n], a distribution */
  probabilities: Tensor;
  /** The most probable answer; of equals the first. */
  first: number;
}

/** @param h [1, h] */
export function readOut(h: Tensor, { V, c }: ReadOut): Said {
  const scores = h.linear(V, c).named('o', ['', 'n']); // [1, h] · [h, n] + [n] -> [1, n]
  const probabilities = scores.softmax(-1).named('p', ['', 'n']);
  return { scores, probabilities, first: probabilities.argmax(-1).item() };
}
