/** What heads are for, by doing without them: the next token with all heads, and with some switched off.
 *    p = softmax(logits)      p' = the same, with what the heads write left out: before W_O their features are 0
 *  Source: Michel, Levy and Neubig 2019, Are sixteen heads really better than one?
 *  Leaves out: putting a head's mean in place of 0, which disturbs the later layers less. */

import { tensor } from '@/tensor';
import { probabilities } from '../../language/logits';
import { attentionOf, gpt, type Gpt, type GptOptions } from '../gpt';
import type { GptWeights } from '../gptWeights';

export interface Reading {
  readonly model: Gpt;
  /** [V], after the last token */
  readonly next: Float64Array;
  /** A[l][h] [T, T], what every head reads */
  readonly attention: ReturnType<typeof attentionOf>[][];
}

/** @param on [L, h] of 1 and 0; left out: all heads count */
export function readWith(
  ids: readonly number[],
  W: GptWeights,
  options: GptOptions,
  on?: readonly (readonly number[])[],
): Reading {
  const model = gpt(tensor(ids), W, { ...options, headsOn: on && tensor(on) });
  const [T, V] = model.logits.shape;
  return {
    model,
    next: probabilities(model.logits.data.subarray((T - 1) * V, T * V)),
    attention: model.blocks.map((block) => {
      const A = attentionOf(block); // [1, h, T, T]
      return Array.from({ length: options.heads }, (_, h) => A.narrow(1, h, 1).reshape(T, T).named('A', ['T', 'T']));
    }),
  };
}
