import type { Logits } from './logits';

/** A language model as generation needs it, whatever is inside: counts, a recurrent network, a transformer. */
export interface NextTokenModel {
  /** Tokens it knows: logits has as many entries. */
  readonly vocabulary: number;
  /** Tokens of the past that it looks at; older ones change nothing. Infinity for a model without a window. */
  readonly context: number;
  /** How many of the last tokens it reads when there are so many; default as many as fit into the context. */
  reads?(length: number): number;
  /** Scores of every token that can come next, after these ids (any number of them, none at all included).
   *  Their softmax is p(next | ids). */
  logits(ids: readonly number[]): Logits;
}
