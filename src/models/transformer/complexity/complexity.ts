/** What a decoder multiplies on one pass over n tokens, part by part.
 *    N (4 n d² + 2 n² d + 2 n d d_ff) + n d n_voc
 *  4 n d² are the projections Q, K, V and output; n² d the scores and n² d the mixing of values, together the meetings; 2 n d d_ff goes
 *  up and down through the feed-forward network. h cancels: each of h heads is d/h wide, and h · d/h = d.
 *  One multiplication comes with one addition: a count of FLOPs is twice as large.
 *  Source: vaswani2017, table 1 and §3; tay2020, §2 for the square.
 *  Leaves out: softmax, norms, activations, biases, and the locally banded layers of GPT-3, which meet fewer. */

export interface TransformerSizes {
  /** N */
  readonly layers: number;
  readonly d: number;
  readonly ff: number;
  /** n_voc */
  readonly vocabulary: number;
}

export const parts = ['projections', 'meetings', 'feedForward', 'unembedding'] as const;
export type Part = (typeof parts)[number];
export type Work = Record<Part | 'all', number>;

/** What each meeting, each token in a layer, and each token at the exit costs. */
export const workOfCounts = (
  { layers, d, ff, vocabulary }: TransformerSizes,
  counts: { tokens: number; pairs: number; unembedded: number },
): Work => {
  const work = {
    projections: layers * 4 * d * d * counts.tokens,
    meetings: layers * 2 * d * counts.pairs,
    feedForward: layers * 2 * d * ff * counts.tokens,
    unembedding: d * vocabulary * counts.unembedded,
  };
  return { ...work, all: work.projections + work.meetings + work.feedForward + work.unembedding };
};

/** Meetings of n queries with n keys: all of them, or those that a causal mask allows. */
export const pairsOf = (n: number, causal: boolean): number => (causal ? (n * (n + 1)) / 2 : n * n);

export const workOf = (sizes: TransformerSizes, n: number, causal = false): Work =>
  workOfCounts(sizes, { tokens: n, pairs: pairsOf(n, causal), unembedded: n });

/** A multiplication and an addition each. */
export const flops = (multiplications: number): number => 2 * multiplications;

/** Where the meetings cost as much as all other parts of a layer: n = 2d + d_ff, which is 6d for d_ff = 4d. N and h do not matter.
 *  With a causal mask (n + 1) / 2 takes the place of n. */
export const crossover = ({ d, ff }: TransformerSizes, causal = false): number => {
  const n = 2 * d + ff;
  return causal ? 2 * n - 1 : n;
};

/** N (4 d² + 2 d d_ff) + d n_voc: n is not in it, where one table serves words in and words out and no positions are learned. */
export const weightsOf = ({ layers, d, ff, vocabulary }: TransformerSizes): number =>
  layers * (4 * d * d + 2 * d * ff) + d * vocabulary;

/** What learned positions add. */
export const positionWeights = ({ d }: TransformerSizes, n: number): number => n * d;
