/** The same three counts for two chains of width d: what a token costs, what is learned, what is kept from token to token. None of them
 *  contains n.
 *  LSTM: four maps of input and state, 8 d²; it keeps the state and the memory, 2 d.
 *  State space: two Mamba blocks stand where a layer of a Transformer has attention and feed-forward network. A block has E d = 2d channels:
 *    projections in and out 3 E d²;  Δ through rank ⌈d/16⌉, B and C: E d (2⌈d/16⌉ + 2S);  a convolution of width 4: 4 E d;
 *    the scan h = Āh + B̄x, y = Ch: 5 multiplications for each of S = 16 numbers a channel (ΔA, ΔB, Āh, B̄x, Ch).
 *    It keeps S numbers a channel, and the last 3 inputs of the convolution.
 *  Source: graves2013 for stacked LSTMs; gu2023, §3.4 and §3.6, with the sizes of the code released with it.
 *  Leaves out: biases, norms, exponentials, products of single numbers by gates. */

import type { TransformerSizes } from './complexity';

export interface Chain {
  /** Multiplications a token in all layers. */
  readonly perToken: number;
  /** Learned numbers in all layers. */
  readonly weights: number;
  /** Numbers kept from one token to the next. */
  readonly state: number;
}

export const lstmChain = (layers: number, d: number): Chain => ({
  perToken: layers * 8 * d * d,
  weights: layers * 8 * d * d,
  state: layers * 2 * d,
});

/** Numbers a channel, S. */
const statesEach = 16;
const expansion = 2;
const convolution = 4;

/** @param layers of the Transformer in whose place it stands: two blocks each */
export function stateSpaceChain(layers: number, d: number): Chain {
  const blocks = 2 * layers;
  const channels = expansion * d;
  const rank = Math.ceil(d / 16);
  const maps = 3 * channels * d + channels * (2 * rank + 2 * statesEach) + convolution * channels;
  return {
    perToken: blocks * (maps + 5 * channels * statesEach),
    weights: blocks * (maps + channels * statesEach + channels), // A, and a way past the scan
    state: blocks * channels * (statesEach + convolution - 1),
  };
}

/** The length up to which the Transformer multiplies less over the text than a chain does; 0 or less: it never does.
 *  Per layer and token: 4 d² + 2 d d_ff + 2 d · pairs / n = the chain’s. */
export function cheaperUpTo({ layers, d, ff }: TransformerSizes, chain: Chain, causal = false): number {
  const meetings = (chain.perToken / layers - 4 * d * d - 2 * d * ff) / (2 * d); // pairs / n
  return causal ? 2 * meetings - 1 : meetings;
}

/** What a chain multiplies over n tokens, logits included. */
export const chainWork = (chain: Chain, { d, vocabulary }: TransformerSizes, n: number): number =>
  n * (chain.perToken + d * vocabulary);
