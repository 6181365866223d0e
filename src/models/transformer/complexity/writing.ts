/** Writing m new tokens after a prompt of p, with and without a memory of keys and values.
 *  Without: each token needs a pass over the whole text so far, p, p + 1, …, p + m − 1 tokens. Its meetings: m · T² · d, O(mT²k).
 *  With: the prompt is read once; each further token meets the T keys that are kept. Its meetings: m · T · d, O(mTk).
 *  T is the length so far and k the width. Only the last position is turned into logits.
 *  Source: pope2022, §2.   Leaves out: what complexity.ts does. The cache needs a causal mask: without one, old keys would change. */
import { pairsOf, workOfCounts, type TransformerSizes, type Work } from './complexity';

interface Text {
  /** Tokens there are, p ≥ 1. */
  prompt: number;
  /** Tokens to write, m ≥ 1. */
  fresh: number;
  /** Count the meetings that a causal mask allows, not the whole square. */
  causal?: boolean;
}

export function recomputed(sizes: TransformerSizes, { prompt: p, fresh: m, causal = false }: Text): Work {
  const tokens = m * p + (m * (m - 1)) / 2; // Σ (p + t), t = 0 … m − 1
  const squares = m * p * p + p * m * (m - 1) + ((m - 1) * m * (2 * m - 1)) / 6; // Σ (p + t)²
  return workOfCounts(sizes, { tokens, pairs: causal ? (squares + tokens) / 2 : squares, unembedded: m });
}

export function cached(sizes: TransformerSizes, { prompt: p, fresh: m, causal = false }: Text): Work {
  const later = (m - 1) * p + (m * (m - 1)) / 2; // Σ (p + t), t = 1 … m − 1
  return workOfCounts(sizes, { tokens: p + m - 1, pairs: pairsOf(p, causal) + later, unembedded: m });
}

/** One more token after n, with everything kept that can be kept: its way through the layers, its meetings with n + 1 keys, its logits. */
export const nextToken = (sizes: TransformerSizes, n: number): number =>
  workOfCounts(sizes, { tokens: 1, pairs: n + 1, unembedded: 1 }).all;
