/** The encoder–decoder Transformer of 2017: read a whole source both ways, write the target left to right while looking at it.
 *    x = E[ids] √d + PE
 *    encoder layer  x ← LN(x + self(x)),   x ← LN(x + ffn(x))
 *    decoder layer  y ← LN(y + causal self(y)),   y ← LN(y + cross(y, memory)),   y ← LN(y + ffn(y))
 *    ffn(x) = ReLU(x W_1 + b_1) W_2 + b_2      logits = y W + b
 *  Source: vaswani2017, §3.   Leaves out: dropout; one matrix for both embeddings and the output, as in §3.4. */

import { embedding, type Tensor } from '@/tensor';
import { causal } from '../attention/masks';
import { multiHead, type MultiHeadWeights } from '../attention/multiHead';
import { sinusoidal } from '../positions/sinusoidal';
import type { Linear, Norm } from './gptWeights';

/** w1 [d, hidden], b1 [hidden], w2 [hidden, d], b2 [d] */
export interface FeedForward {
  w1: Tensor;
  b1: Tensor;
  w2: Tensor;
  b2: Tensor;
}

export interface EncoderLayer {
  self: MultiHeadWeights;
  ln1: Norm;
  ffn: FeedForward;
  ln2: Norm;
}

export interface DecoderLayer {
  self: MultiHeadWeights;
  ln1: Norm;
  cross: MultiHeadWeights;
  ln2: Norm;
  ffn: FeedForward;
  ln3: Norm;
}

export interface EncoderDecoderWeights {
  /** [V, d] of the source's and of the target's vocabulary */
  sourceEmbedding: Tensor;
  targetEmbedding: Tensor;
  encoder: EncoderLayer[];
  decoder: DecoderLayer[];
  /** weight [d, V], bias [V] */
  out: Linear;
}

export interface EncoderDecoderOptions {
  heads: number;
  /** [B, Ts], 1 for tokens that only fill the batch up; nobody reads them */
  padding?: Tensor;
}

export interface Encoded {
  /** [B, Ts, d] */
  input: Tensor;
  /** A of every layer, [B, h, Ts, Ts] */
  attention: Tensor[];
  /** [B, Ts, d], what the decoder looks at */
  memory: Tensor;
}

export interface EncoderDecoder {
  encoded: Encoded;
  /** [B, Tt, d] */
  input: Tensor;
  /** A of every layer, [B, h, Tt, Tt] */
  selfAttention: Tensor[];
  /** [B, h, Tt, Ts] */
  crossAttention: Tensor[];
  /** [B, Tt, d] */
  output: Tensor;
  /** [B, Tt, V] */
  logits: Tensor;
}

/** The whole model, for training: all positions of the target at once, from the true prefix.
 *  @param source [B, Ts] ids
 *  @param target [B, Tt] ids, shifted right: it begins with the start token */
export function encoderDecoder(
  source: Tensor,
  target: Tensor,
  W: EncoderDecoderWeights,
  options: EncoderDecoderOptions,
): EncoderDecoder {
  const encoded = encode(source, W, options);
  return { encoded, ...decode(target, encoded.memory, W, options) };
}

/** @param source [B, Ts] ids */
export function encode(source: Tensor, W: EncoderDecoderWeights, { heads, padding }: EncoderDecoderOptions): Encoded {
  const mask = readable(padding);
  const input = placed(W.sourceEmbedding, source).named('encoder input');
  const attention: Tensor[] = [];
  let x = input;
  for (const layer of W.encoder) {
    const { result, weights } = multiHead(x, layer.self, { heads, mask });
    attention.push(weights);
    x = normed(x.add(result), layer.ln1);
    x = normed(x.add(feedForward(x, layer.ffn)), layer.ln2);
  }
  return { input, attention, memory: x.named('memory') };
}

/** @param target [B, Tt] ids
 *  @param memory [B, Ts, d] */
export function decode(
  target: Tensor,
  memory: Tensor,
  W: EncoderDecoderWeights,
  { heads, padding }: EncoderDecoderOptions,
): Omit<EncoderDecoder, 'encoded'> {
  const past = causal(target.shape[target.ndim - 1]);
  const mask = readable(padding);
  const input = placed(W.targetEmbedding, target).named('decoder input');
  const selfAttention: Tensor[] = [];
  const crossAttention: Tensor[] = [];
  let y = input;
  for (const layer of W.decoder) {
    const self = multiHead(y, layer.self, { heads, mask: past });
    selfAttention.push(self.weights);
    y = normed(y.add(self.result), layer.ln1);
    const cross = multiHead(y, layer.cross, { heads, mask, keysFrom: memory });
    crossAttention.push(cross.weights);
    y = normed(y.add(cross.result), layer.ln2);
    y = normed(y.add(feedForward(y, layer.ffn)), layer.ln3);
  }
  const logits = y.linear(W.out.weight, W.out.bias).named('logits'); // [B, Tt, d] · [d, V] -> [B, Tt, V]
  return { input, selfAttention, crossAttention, output: y.named('decoder output'), logits };
}

/** E[ids] √d + PE, [B, T, d] */
function placed(table: Tensor, ids: Tensor): Tensor {
  const d = table.shape[1];
  return embedding(table, ids)
    .mul(Math.sqrt(d))
    .add(sinusoidal(ids.shape[ids.ndim - 1], d));
}

/** [B, Ts] with 1 for filling -> [B, 1, 1, Ts] with 1 for keys that may be read */
const readable = (padding?: Tensor): Tensor | undefined =>
  padding?.eq(0).reshape(padding.shape[0], 1, 1, padding.shape[1]);

const normed = (x: Tensor, { weight, bias }: Norm): Tensor => x.layerNorm(weight, bias);

const feedForward = (x: Tensor, { w1, b1, w2, b2 }: FeedForward): Tensor => x.linear(w1, b1).relu().linear(w2, b2);
