/** A small GPT: a language model that predicts the next token at every position at once.
 *    x_0 = wte[ids] + wpe[0 … T−1]
 *    x ← x + attention(LN(x)) W_O         every block: look back …
 *    x ← x + GELU(LN(x) W_fc) W_proj                   … and think
 *    logits = LN(x_L) wteᵀ                the embedding once more, as unembedding
 *  Source: Radford et al. 2019 (GPT-2), §2.3; radford2018; vaswani2017.
 *  Leaves out: dropout; a cache of keys and values for generation. */

import { embedding, inner, type Tensor } from '@/tensor';
import type { BlockWeights, GptWeights } from './gptWeights';

export interface GptOptions {
  /** h, a divisor of d */
  heads: number;
}

/** What one block adds to the residual stream. */
export interface Block {
  /** [..., T, d], what the heads read, side by side; attentionOf(block) is how */
  mixed: Tensor;
  /** [..., T, d], what the heads wrote */
  attended: Tensor;
  /** [..., T, d], what the feed-forward layer wrote */
  thought: Tensor;
  /** [..., T, d], the residual stream after the block */
  residual: Tensor;
}

export interface Gpt {
  /** x_0 [..., T, d] */
  embedded: Tensor;
  blocks: Block[];
  /** [..., T, d], after the last norm */
  normed: Tensor;
  /** [..., T, V] */
  logits: Tensor;
}

/** Every stage from ids to logits.
 *  @param ids [B, T] or [T]
 *  @throws RangeError when there are more tokens than positions, or an id is not in the vocabulary */
export function gpt(ids: Tensor, W: GptWeights, options: GptOptions): Gpt {
  const T = ids.shape[ids.ndim - 1];
  if (T > W.wpe.shape[0]) throw new RangeError(`gpt: ${T} tokens, and positions for ${W.wpe.shape[0]}`);
  const embedded = embedding(W.wte, ids)
    .add(W.wpe.narrow(0, 0, T))
    .named('embed'); // [..., T, d] + [T, d]
  const blocks: Block[] = [];
  let x = embedded;
  for (const [l, weights] of W.h.entries()) {
    const block = gptBlock(x, weights, options, `h.${l}`);
    blocks.push(block);
    x = block.residual;
  }
  const normed = x.layerNorm(W.ln_f.weight, W.ln_f.bias).named('ln_f');
  const logits = normed.matmul(W.wte.T).named('logits'); // [..., T, d] · [d, V] -> [..., T, V]
  return { embedded, blocks, normed, logits };
}

/** One block: attention, then a feed-forward layer, each on a normed copy of the stream and added to it.
 *  @param x [..., T, d], the residual stream */
export function gptBlock(x: Tensor, W: BlockWeights, options: GptOptions, name = 'h'): Block {
  const mixed = lookBack(x.layerNorm(W.ln_1.weight, W.ln_1.bias), W, options);
  const attended = mixed.linear(W.attn.proj.weight, W.attn.proj.bias).named(`${name}.attn`); // [..., T, d] · [d, d]
  const between = x.add(attended);
  const hidden = between.layerNorm(W.ln_2.weight, W.ln_2.bias).linear(W.mlp.fc.weight, W.mlp.fc.bias).gelu('tanh');
  const thought = hidden.linear(W.mlp.proj.weight, W.mlp.proj.bias).named(`${name}.mlp`); // [..., T, 4d] · [4d, d]
  return { mixed, attended, thought, residual: between.add(thought).named(`${name}.resid`) };
}

/** Causal attention of all heads, before W_O. */
function lookBack(normed: Tensor, W: BlockWeights, { heads }: GptOptions): Tensor {
  const all = normed.linear(W.attn.qkv.weight, W.attn.qkv.bias); // [..., T, d] · [d, 3d] -> [..., T, 3d]
  const d = normed.shape[normed.ndim - 1];
  const [q, k, v] = [0, 1, 2].map((part) => all.narrow(-1, part * d, d)); // [..., T, d] each
  return q.attention(k, v, { heads, causal: true });
}

/** A [B, h, T, T] of a block: row i is what position i reads of positions 0 … i. B is 1 where ids were [T]. */
export const attentionOf = ({ mixed }: Block): Tensor => inner(mixed, 'A');

/** L = −ln p(next token), the mean over all positions whose target counts.
 *  @param ids [B, T]
 *  @param targets [B, T], the token after each; −100 where none counts
 *  @returns [] */
export const gptLoss = (ids: Tensor, targets: Tensor, W: GptWeights, options: GptOptions): Tensor =>
  gpt(ids, W, options).logits.crossEntropy(targets).named('L');
