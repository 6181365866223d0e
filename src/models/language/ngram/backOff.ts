import type { NgramCounts } from './counts';
import { windowOf, type NgramModel } from './ngramModel';

/** The longest end of a context after which something was seen; nothing at all if need be. */
export function seenContext(counts: NgramCounts, h: readonly number[]): number[] {
  let seen = [...h];
  while (seen.length > 0 && counts.contextCount(seen) === 0) seen = seen.slice(1);
  return seen;
}

/** A model that forgets the oldest tokens of a context until it knows what is left: one that has no answer after an unseen
 *  context gets one.   Source: the idea of Katz 1987.   Leaves out: his discounts, so what was never seen still gets 0. */
export function backingOff(counts: NgramCounts, model: NgramModel): NgramModel {
  const seen = (ids: readonly number[]) => seenContext(counts, windowOf(ids, model.order));
  return {
    ...model,
    probability: (id, ids) => model.probability(id, seen(ids)),
    distribution: (ids) => model.distribution(seen(ids)),
    logits: (ids) => model.logits(seen(ids)),
  };
}
