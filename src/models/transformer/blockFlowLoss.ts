/** What leaving a part out of every block of a trained model does to a sentence: its loss, and the token expected next.
 *    L = −mean ln p(token | tokens before it), in nats
 *  Source: Meyes et al. 2019 (ablation of networks).   Leaves out: training without the part, which would repair some of it. */

import { fromArray, type Tensor } from '@/tensor';
import { ranked } from '../language/logits';
import { gpt, type GptOptions, type Part } from './gpt';
import type { GptWeights } from './gptWeights';

export interface Likely {
  id: number;
  p: number;
}

export interface Ablated {
  part: Part | undefined;
  /** undefined for a single token: nothing was to be predicted */
  loss?: number;
  /** the likeliest tokens after the last, the likeliest first */
  next: Likely[];
  /** the probability of what the whole model holds likeliest */
  pOfWhole: number;
}

/** The whole model first, then without each part.
 *  @param ids at least one token
 *  @param listed how many likely tokens each entry names */
export function ablations(
  ids: readonly number[],
  W: GptWeights,
  options: GptOptions,
  parts: readonly Part[],
  listed = 3,
): Ablated[] {
  const T = ids.length;
  let favourite: number | undefined;
  return [undefined, ...parts].map((part) => {
    const { logits } = gpt(fromArray(ids, [T]), W, { ...options, without: part ? [part] : [] }); // [T, V]
    const p = probabilitiesAt(logits, T - 1);
    const next = likeliest(p, listed);
    favourite ??= next[0]!.id;
    const targets = fromArray(ids.slice(1), [T - 1]);
    return {
      part,
      loss:
        T > 1
          ? logits
              .narrow(0, 0, T - 1)
              .crossEntropy(targets)
              .item()
          : undefined,
      next,
      pOfWhole: p[favourite]!,
    };
  });
}

/** What position t expects next. @param logits [T, V] @returns p [V] */
export const probabilitiesAt = (logits: Tensor, t: number): Float32Array => logits.narrow(0, t, 1).softmax(-1).data;

/** The likeliest first; of equals the smaller id. */
export const likeliest = (p: Float32Array, listed: number): Likely[] =>
  ranked(p)
    .slice(0, listed)
    .map((id) => ({ id, p: p[id]! }));
