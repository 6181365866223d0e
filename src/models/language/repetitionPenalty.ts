import type { Logits } from './logits';

/** Makes tokens that were seen before less likely: their positive logits are divided by the penalty, negative ones multiplied,
 *  once a token however often it was seen.
 *  Source: Keskar et al. 2019 (CTRL), arXiv 1909.05858, §4.1; the case of negative logits as in Hugging Face's implementation.
 *  @param penalty 1 changes nothing
 *  @throws RangeError unless the penalty is a positive number, and every token seen is in the vocabulary */
export function repetitionPenalty(logits: Logits, seen: ArrayLike<number>, penalty: number): Float64Array {
  if (!(penalty > 0 && Number.isFinite(penalty)))
    throw new RangeError(`repetitionPenalty: ${penalty} is not a positive number`);
  const penalised = Float64Array.from(logits);
  for (const id of new Set(Array.from(seen))) {
    if (!(id in penalised)) throw new RangeError(`repetitionPenalty: there is no token ${id}`);
    penalised[id] = logits[id] > 0 ? logits[id] / penalty : logits[id] * penalty;
  }
  return penalised;
}
