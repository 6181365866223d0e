/** The logit lens: what a GPT would answer if it stopped thinking after a layer. The residual stream of every layer is read
 *  with the unembedding that was made for the last one.
 *    logits_l = LN(x_l) wteᵀ,   x_0 the embedding, x_l the stream after block l
 *  Source: nostalgebraist 2020, interpreting GPT: the logit lens.
 *  Leaves out: a lens trained for each layer (Belrose et al. 2023), which early layers are fairer read with. */

import { tensor, type Tensor } from '@/tensor';
import { greedy, type Logits } from '../language/logits';
import { gpt, unembed, type Gpt, type GptOptions } from './gpt';
import type { GptWeights } from './gptWeights';

/** @returns logits [T, V] after the embedding and after every block; the last are the model's own */
export function logitLens({ embedded, blocks, logits }: Gpt, W: GptWeights): Tensor[] {
  const before = [embedded, ...blocks.slice(0, -1).map(({ residual }) => residual)];
  return [...before.map((x) => unembed(x, W, {}).logits), logits];
}

/** The same for a text.
 *  @param ids [T] */
export const lensOn = (ids: readonly number[], W: GptWeights, options: GptOptions): Tensor[] =>
  logitLens(gpt(tensor(ids), W, options), W);

export interface Guess {
  id: number;
  p: number;
}

/** The likeliest token and its probability, p = 1 / Σ_j e^{(l_j − max l) / τ}. @param τ temperature, above 0 */
export function topGuess(logits: Logits, τ = 1): Guess {
  const id = greedy(logits);
  let sum = 0;
  for (let j = 0; j < logits.length; j++) sum += Math.exp((logits[j] - logits[id]) / τ);
  return { id, p: 1 / sum };
}

/** The place of a token among all, 1 for the likeliest; of equals the first counts. */
export function rankOf(logits: Logits, id: number): number {
  let rank = 1;
  for (let j = 0; j < logits.length; j++) if (logits[j] > logits[id] || (logits[j] === logits[id] && j < id)) rank++;
  return rank;
}
