/** One repeated text, read by a model: where every head looks, what is expected next, and what each head is by its scores. */

import { scope, tensor } from '@/tensor';
import { attentionOf, gpt, type GptOptions } from '../gpt';
import type { GptWeights } from '../gptWeights';
import { inductionScores, previousTokenScores } from './headScores';

export interface Head {
  /** which block and which head of it, from 0 */
  layer: number;
  head: number;
  /** A, [T · T], row i is what i reads */
  weights: Float32Array;
  previous: number;
  induction: number;
  kind: 'previous' | 'induction' | undefined;
}

export interface Reading {
  /** all heads, those of the first block first */
  heads: Head[];
  /** after each token, the likeliest next one, and the probability of the true one */
  guesses: number[];
  probabilities: number[];
  /** of the tokens that could be copied, the share that was guessed */
  right: number;
  copied: number;
}

/** A head is called by what it does once this share of its attention is there. */
export const named = 0.4;

/** @param ids T tokens that repeat after S, 2 ≤ S < T */
export function readRepeated(ids: readonly number[], S: number, W: GptWeights, options: GptOptions): Reading {
  return scope(() => {
    const T = ids.length;
    const { logits, blocks } = gpt(tensor([ids]), W, options); // [1, T, V]
    const guesses = Array.from(logits.argmax(-1).data);
    const p = logits.softmax(-1);
    const next = (t: number): number => ids[(t + 1) % S];
    const heads = blocks.flatMap((block, layer) => {
      const A = attentionOf(block); // [1, h, T, T]
      const [previous, induction] = [previousTokenScores(A), inductionScores(A, S)];
      return previous.map((score, head): Head => ({
        layer,
        head,
        weights: A.data.slice(head * T * T, (head + 1) * T * T),
        previous: score,
        induction: induction[head],
        kind: score >= named ? 'previous' : induction[head] >= named ? 'induction' : undefined,
      }));
    });
    const could = Array.from({ length: T - S }, (_, n) => S + n);
    return {
      heads,
      guesses,
      probabilities: guesses.map((_, t) => p.at(0, t, next(t))),
      right: could.filter((t) => guesses[t] === next(t)).length,
      copied: could.length,
    };
  });
}

/** The three places that matter to a token of the second copy. @returns undefined for one of the first */
export function placesFor(at: number, S: number): { before: number; stoodAt: number; followedAt: number } | undefined {
  return at < S ? undefined : { before: at - 1, stoodAt: at - S, followedAt: at - S + 1 };
}

/** The place that a head reads most from `at`, and its weight. */
export function mostRead(weights: Float32Array, at: number, T: number): { key: number; weight: number } {
  let key = 0;
  for (let j = 1; j <= at; j++) if (weights[at * T + j] > weights[at * T + key]) key = j;
  return { key, weight: weights[at * T + key] };
}
