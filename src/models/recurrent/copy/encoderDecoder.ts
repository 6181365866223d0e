/** An encoder reads, a decoder writes; both are GRUs of h units. What the decoder is given of the source is the context c_t.
 *    h_i = GRU(x_i, h_{i−1})                 s_0 = tanh(h_T W_0 + b_0)
 *    s_t = GRU([y_{t−1}, c_t], s_{t−1})      p_t = softmax([s_t, c_t] W_y + b_y)
 *    one vector:  c_t = h_T at every step
 *    attention:   c_t = Σ_i α_ti h_i,   α_t = softmax_i (s_{t−1} W_a) · h_i
 *  Source: cho2014gru, §2.2, for the one vector; bahdanau2014, §3.1, for attention. The score is the product of Luong, Pham
 *  and Manning 2015, arXiv 1508.04025, §3.1 ("general"), which is cheaper than Bahdanau's small network.
 *  Leaves out: learned vectors of the letters (they are one-hot), reading from both ends, the maxout before p, beam search. */

import { concat, embedding, eye, full, inner, stack, zeros, type Rng, type Tensor } from '@/tensor';
import { initial, initialAffine, initialLinear } from '../affine';
import { gruCho, gruChoStep, type GruChoWeights } from '../gruCho';
import { sequenceOf } from '../sequence';

/** What stands between encoder and decoder. */
export type Link = 'vector' | 'attention';

export interface EncoderDecoder {
  /** V in, h units */
  encoder: GruChoWeights;
  /** W_0 [h, h], b_0 [h] */
  start: { W: Tensor; b: Tensor };
  /** V + h in, h units */
  decoder: GruChoWeights;
  /** W_y [2h, V], b_y [V] */
  output: { W: Tensor; b: Tensor };
  /** W_a [h, h]; none where the context is one vector */
  score?: Tensor;
}

export interface Sizes {
  /** letters */
  V: number;
  /** units of encoder and decoder, and numbers in the context */
  h: number;
}

/** Before training: every entry uniform in (−1/√h, 1/√h). */
export function initialEncoderDecoder(link: Link, { V, h }: Sizes, draw: Rng): EncoderDecoder {
  const gru = (d: number): GruChoWeights => ({
    reset: initialAffine(d, h, draw),
    keep: initialAffine(d, h, draw),
    candidate: initialAffine(d, h, draw),
  });
  const shared = {
    encoder: gru(V),
    start: initialLinear(h, h, draw),
    decoder: gru(V + h),
    output: { W: initial([2 * h, V], h, draw), b: initial([V], h, draw) },
  };
  return link === 'vector' ? shared : { ...shared, score: initial([h, h], h, draw) };
}

/** What the encoder leaves. */
export interface Source {
  /** every letter as a row with a single 1, and under them a row of zeros: nothing written yet; [V + 1, V] */
  rows: Tensor;
  /** H [B, T, h], every state */
  states: Tensor;
  /** h_T [B, h] */
  last: Tensor;
}

/** @param ids [B, T] */
export function encode(ids: Tensor, { encoder }: EncoderDecoder): Source {
  const V = encoder.keep.W.shape[0];
  const rows = concat([eye(V), zeros([1, V])], 0);
  const h = gruCho(embedding(rows, ids), encoder).map((step) => step.h);
  return { rows, states: sequenceOf(h).named('H', ['B', 'T', 'h']), last: h[h.length - 1] };
}

interface Wrote {
  /** s_t [B, h] */
  s: Tensor;
  /** [B, V] */
  logits: Tensor;
  /** c_t [B, h] */
  context: Tensor;
  /** c_t [B, 1, h] as attention made it; inner(look, 'A') is α_t */
  look?: Tensor;
}

/** s_0 [B, h] */
const firstState = ({ last }: Source, { start }: EncoderDecoder): Tensor => last.linear(start.W, start.b).tanh();

/** One step of the decoder.
 *  @param before [B], the letter before; V where there is none
 *  @param s [B, h], s_{t−1} */
function writeStep(before: Tensor, s: Tensor, source: Source, W: EncoderDecoder): Wrote {
  const [B, h] = s.shape;
  const looked = W.score && lookBack(s.matmul(W.score), source.states); // [B, h] · [h, h] -> [B, h]
  const context = looked ? looked.reshape(B, h) : source.last;
  const step = gruChoStep(concat([embedding(source.rows, before), context], -1), s, W.decoder); // [B, V + h]
  const logits = concat([step.h, context], -1).linear(W.output.W, W.output.b); // [B, 2h] · [2h, V] -> [B, V]
  return { s: step.h, logits, context, look: looked };
}

/** c of one step. @param q [B, h]  @param states [B, T, h]  @returns [B, 1, h] */
const lookBack = (q: Tensor, states: Tensor): Tensor =>
  q.reshape(q.shape[0], 1, q.shape[1]).attention(states, states, { scale: 1 });

/** L of copying, with teacher forcing: the letter before is the true one.
 *  @param ids [B, T]
 *  @returns the mean of −ln p over all letters */
export function copyLoss(ids: Tensor, W: EncoderDecoder): Tensor {
  const [B, T] = ids.shape;
  const source = encode(ids, W);
  let s = firstState(source, W);
  const logits = Array.from({ length: T }, (_, t) => {
    const before = t === 0 ? full([B], W.output.b.size) : ids.narrow(1, t - 1, 1).reshape(B);
    const step = writeStep(before, s, source, W);
    s = step.s;
    return step.logits;
  });
  return sequenceOf(logits).crossEntropy(ids); // [B, T, V] and [B, T] -> L
}

export interface Copy {
  /** T times the B letters written at that step */
  letters: Float32Array[];
  /** c_t, T times [B, h] */
  contexts: Tensor[];
  /** where there is attention, T times what it made */
  looks: Tensor[];
}

/** Copies by itself: each step writes the likeliest letter and is given that letter next, right or wrong.
 *  @param ids [B, T] */
export function writeCopy(ids: Tensor, W: EncoderDecoder): Copy {
  const [B, T] = ids.shape;
  const source = encode(ids, W);
  const copy: Copy = { letters: [], contexts: [], looks: [] };
  let s = firstState(source, W);
  let before = full([B], W.output.b.size);
  for (let t = 0; t < T; t++) {
    const step = writeStep(before, s, source, W);
    s = step.s;
    before = step.logits.argmax(-1);
    copy.letters.push(before.data.slice());
    copy.contexts.push(step.context);
    if (step.look) copy.looks.push(step.look);
  }
  return copy;
}

/** α of a copy, [T, B, T]: at each step a distribution over the letters read. Only where there is attention. */
export const alignment = ({ looks }: Copy): Tensor =>
  stack(looks.map((look) => inner(look, 'A').reshape(look.shape[0], looks.length)), 0); // prettier-ignore
