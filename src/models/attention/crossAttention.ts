/** Cross-attention: queries from one text, keys and values from another. */
import { concat, ones, rng, tensor, zeros, type Tensor } from '@/tensor';
import { additiveScore, seededAdditive } from './additiveScore';
import { align, type Alignment } from './alignment';
import { letterVectors } from './letterVectors';
import { resized } from './resized';

/** Where the scores come from: handed in, the dot product of the words' vectors, or Bahdanau's small network. */
export type Scoring = 'given' | 'dot' | 'additive';

export interface CrossAttentionInput {
  /** The target's words: they ask. */
  target: readonly string[];
  /** The source's words: they are read. */
  source: readonly string[];
  scoring: Scoring;
  /** Rows = target words; used when scoring is 'given', new cells are 0. */
  given: readonly (readonly number[])[];
  divisor: number;
  /** Padding at the end of the source, and whether it is hidden. */
  pads: number;
  hidePads: boolean;
  seed: number;
}

export interface CrossAttention extends Alignment {
  /** Source words and padding. */
  keys: string[];
  mask: Tensor; // [m, n]
  values: Tensor; // [n, 4]
}

const d = 64; // wide enough for words spelt alike to stand out from chance
const dv = 4; // few enough to read
const hidden = 16; // width of the additive score's network

/**
 * One head of cross-attention, with every stage kept.
 *    A = softmax(score(target, source) / divisor),   C = A V,   V = H W_V
 *  Vectors are of the words' letters, weights are random: nobody trained this head.
 *  Source: vaswani2017, §3.2.3; bahdanau2014, §3.1 (scores and alignment).   Leaves out: training, encoder and decoder around it, W_Q and W_K (identities here).
 *  @returns scores and weights [m, n]: m target words by n source words
 *  @throws RangeError when a side has no word
 */
export function crossAttention(input: CrossAttentionInput): CrossAttention {
  const { target, source, pads, hidePads, divisor, seed } = input;
  const keys = [...source, ...Array.from({ length: pads }, () => '<pad>')];
  const S = letterVectors(target, d, seed).named('Q', ['Tq', 'd']); // [m, d]
  const H = letterVectors(keys, d, seed).named('K', ['Tk', 'd']); // [n, d]
  const W = rng(`${seed}:values`).normalTensor([d, dv], 1 / Math.sqrt(d), { name: 'W_V', axes: ['d', 'dv'] });
  const V = H.matmul(W).named('V', ['Tk', 'dv']); // [n, d] · [d, dv] -> [n, dv]

  const mask = paddingMask(target.length, keys.length, hidePads ? pads : 0);
  return { keys, mask, values: V, ...align(score(input, S, H), V, divisor, mask) };
}

function score({ scoring, given, seed }: CrossAttentionInput, S: Tensor, H: Tensor): Tensor {
  const [m = 0] = S.shape;
  const [n = 0] = H.shape;
  if (scoring === 'given')
    return tensor(
      resized(given, m, n, () => 0),
      { name: 'S', axes: ['Tq', 'Tk'] },
    );
  if (scoring === 'additive') return additiveScore(S, H, seededAdditive(d, hidden, seed));
  return S.matmul(H.T).named('S', ['Tq', 'Tk']); // [m, d] · [d, n] -> [m, n]
}

/** Every query may read every key but the last `hiddenPads`. */
function paddingMask(m: number, n: number, hiddenPads: number): Tensor {
  const real = ones([m, n - hiddenPads]);
  return hiddenPads === 0 ? real : concat([real, zeros([m, hiddenPads])], 1); // [m, real] | [m, pads] -> [m, n]
}
