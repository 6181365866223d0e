/** Generation: predict, choose, append, again.
 *  Leaves out: a cache of keys and values; every step reads the whole context anew. */

import { tensor, type Tensor } from '@/tensor';
import { gpt, type GptOptions } from './gpt';
import type { GptWeights } from './gptWeights';

export interface Generated {
  /** the token chosen */
  id: number;
  /** [V], what it was chosen from */
  logits: Tensor;
}

export interface GenerateOptions extends GptOptions {
  /** the most tokens read at once, default the positions there are, without end where they are rotary */
  context?: number;
  /** which token comes next, from its logits; default the likeliest (the first of equals) */
  choose?: (logits: Tensor) => number;
}

/** One token after the other, without end; the caller stops. When the text outgrows the context, its beginning is forgotten.
 *  @throws RangeError when the prompt is empty */
export function* generate(
  prompt: readonly number[],
  W: GptWeights,
  { choose = greedy, context = W.wpe?.shape[0] ?? Infinity, ...options }: GenerateOptions,
): Generator<Generated, never> {
  if (prompt.length === 0) throw new RangeError('generate: the prompt is empty; a language model continues something');
  const ids = [...prompt];
  for (;;) {
    const { logits } = gpt(tensor(ids.slice(-context)), W, options); // [T, V]
    const last = logits.narrow(0, logits.shape[0] - 1, 1).reshape(-1); // [V]
    const id = choose(last);
    ids.push(id);
    yield { id, logits: last };
  }
}

/** The likeliest token, the first of equals. */
export const greedy = (logits: Tensor): number => logits.argmax().item();
