/** Generation with any language model: score, draw, append, and again.   Leaves out: beam search. */

import type { Logits } from './logits';
import type { NextTokenModel } from './nextToken';
import { sample, samplingDistribution, type SamplingOptions } from './sampling';

export interface Continued {
  /** the token drawn */
  readonly id: number;
  /** [V], what the model said */
  readonly logits: Logits;
  /** [V], what it was drawn from: the logits after temperature and cuts */
  readonly p: Float64Array;
}

export interface ContinueOptions extends SamplingOptions {
  /** uniform in [0, 1): one number a token */
  readonly random: () => number;
  /** true for a token that ends the text; it is still handed out, as the last */
  readonly stop?: (id: number) => boolean;
}

/** One token after the other, until `stop`; without it, without end, and the caller stops.
 *  @param prompt what comes before, any number of tokens; the model cuts it to its own window
 *  @throws RangeError when the model leaves no token to choose, or a setting is out of its range */
export function* continueText(
  model: NextTokenModel,
  prompt: readonly number[],
  { random, stop, ...sampling }: ContinueOptions,
): Generator<Continued, void> {
  const ids = [...prompt];
  for (;;) {
    const logits = model.logits(ids);
    const p = samplingDistribution(logits, sampling);
    const id = sample(p, random());
    ids.push(id);
    yield { id, logits, p };
    if (stop?.(id)) return;
  }
}
