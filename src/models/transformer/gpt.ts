/** A small GPT: a language model that predicts the next token at every position at once.
 *    x_0 = wte[ids] + wpe[0 … T−1]        or wte[ids] alone, and every q and k turned by its position (RoPE)
 *    x ← x + attention(LN(x)) W_O         every block: look back …
 *    x ← x + GELU(LN(x) W_fc) W_proj                   … and think
 *    logits = LN(x_L) wteᵀ                the embedding once more, as unembedding
 *  Source: radford2019, §2.3 (GPT-2); radford2018; vaswani2017; su2021 for RoPE.
 *  Leaves out: which keys and values to remember from one token to the next, which is gptCache.ts. */

import { concat, embedding, inner, type Tensor } from '@/tensor';
import { rope } from '../positions/rope';
import type { BlockWeights, GptWeights } from './gptWeights';

/** A part that can be left out, to see what it is for. */
export type Part = 'attention' | 'feedForward' | 'residual' | 'norm' | 'positions';

export interface GptOptions {
  /** h, a divisor of d */
  heads: number;
  /** queries and keys are turned by their positions; default false */
  rotary?: boolean;
  /** [L, h] of 1 and 0: what a head writes counts, or not; default all count */
  headsOn?: Tensor;
  /** [1 + 2L, B, T, d] of 0 and 1/(1−p), for training: what is kept of the embedding, and of what each part of a block
   *  writes (dropoutMasks); default everything is kept */
  kept?: Tensor;
  /** default nothing */
  without?: readonly Part[];
  /** keys and values of tokens read before these, one entry a block; ids are then [T], and go on where those ended */
  past?: readonly Past[];
}

/** [t, d] each */
export interface Past {
  k: Tensor;
  v: Tensor;
}

/** One block, stage by stage. */
export interface Block {
  /** [..., T, d] each, the stream as the two parts read it: after their norms */
  normed: readonly [Tensor, Tensor];
  /** [..., T, d] each, of all heads side by side; q and k are turned where positions are rotary. With a past, k and v are
   *  [t + T, d]: the past and these */
  q: Tensor;
  k: Tensor;
  v: Tensor;
  /** [..., T, d], what the heads read, side by side; attentionOf(block) is how */
  mixed: Tensor;
  /** [..., T, d], what the heads wrote */
  attended: Tensor;
  /** [..., T, d], the stream between attention and feed-forward layer */
  between: Tensor;
  /** [..., T, 4d], the feed-forward layer before its GELU, and after it */
  up: Tensor;
  active: Tensor;
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
  const embedded = drop(embed(ids, W, options), 0, options).named('embed');
  const blocks: Block[] = [];
  let x = embedded;
  for (const [l, weights] of W.h.entries()) {
    const block = gptBlock(x, weights, options, l);
    blocks.push(block);
    x = block.residual;
  }
  return { embedded, blocks, ...unembed(x, W, options) };
}

/** What a stream says of the next token: its last norm, and the embedding read backwards.
 *  @param x [..., T, d], after the last block, or after any (the logit lens: nostalgebraist 2020)
 *  @returns normed [..., T, d], logits [..., T, V] */
export function unembed(
  x: Tensor,
  W: GptWeights,
  options: Pick<GptOptions, 'without'>,
): Pick<Gpt, 'normed' | 'logits'> {
  const normed = norm(x, W.ln_f, options).named('ln_f');
  return { normed, logits: normed.linear(W.wte.T).named('logits') }; // [..., T, d] · [d, V] -> [..., T, V]
}

function embed(ids: Tensor, W: GptWeights, { without, past }: GptOptions): Tensor {
  const T = ids.shape[ids.ndim - 1];
  const words = embedding(W.wte, ids);
  if (!W.wpe) return words;
  const first = past?.[0]?.k.shape[0] ?? 0;
  if (first + T > W.wpe.shape[0]) throw new RangeError(`gpt: ${first + T} tokens, and positions for ${W.wpe.shape[0]}`);
  return without?.includes('positions') ? words : words.add(W.wpe.narrow(0, first, T)); // [..., T, d] + [T, d]
}

/** One block: attention, then a feed-forward layer, each on a normed copy of the stream and added to it.
 *  @param x [..., T, d], the residual stream
 *  @param l which block of the model, from 0 */
function gptBlock(x: Tensor, W: BlockWeights, options: GptOptions, l = 0): Block {
  const { heads, rotary, without = [] } = options;
  const past = options.past?.[l];
  const d = x.shape[x.ndim - 1];
  const leaveOut = (part: Part, y: Tensor): Tensor => (without.includes(part) ? y.mul(0) : y);
  const add = (stream: Tensor, y: Tensor): Tensor => (without.includes('residual') ? y : stream.add(y));

  const toAttention = norm(x, W.ln_1, options);
  const all = toAttention.linear(W.attn.qkv.weight, W.attn.qkv.bias); // [..., T, d] · [d, 3d] -> [..., T, 3d]
  const turn = (y: Tensor, h: number): Tensor =>
    rotary && !without.includes('positions') ? rope(y, { layout: 'half', heads: h, offset: past?.k.shape[0] }) : y;
  const qk = turn(all.narrow(-1, 0, 2 * d), 2 * heads);
  const [q, newK, newV] = [qk.narrow(-1, 0, d), qk.narrow(-1, d, d), all.narrow(-1, 2 * d, d)];
  const [k, v] = past ? [concat([past.k, newK], 0), concat([past.v, newV], 0)] : [newK, newV];
  const mixed = q.attention(k, v, { heads, causal: true });
  const heard = options.headsOn ? mixed.mul(perFeature(options.headsOn, l, d)) : mixed;
  const attended = leaveOut('attention', heard.linear(W.attn.proj.weight, W.attn.proj.bias)).named(`h.${l}.attn`); // [..., T, d] · [d, d]
  const between = add(x, drop(attended, 1 + 2 * l, options));

  const toThought = norm(between, W.ln_2, options);
  const up = toThought.linear(W.mlp.fc.weight, W.mlp.fc.bias); // [..., T, d] · [d, 4d]
  const active = up.gelu('tanh');
  const thought = leaveOut('feedForward', active.linear(W.mlp.proj.weight, W.mlp.proj.bias)).named(`h.${l}.mlp`); // · [4d, d]
  const residual = add(between, drop(thought, 2 + 2 * l, options)).named(`h.${l}.resid`);
  return { normed: [toAttention, toThought], q, k, v, mixed, attended, between, up, active, thought, residual };
}

const norm = (x: Tensor, { weight, bias }: BlockWeights['ln_1'], { without }: Pick<GptOptions, 'without'>): Tensor =>
  without?.includes('norm') ? x : x.layerNorm(weight, bias);

/** [d]: of layer l, the switch of the head that each feature of `mixed` belongs to. */
function perFeature(headsOn: Tensor, l: number, d: number): Tensor {
  const h = headsOn.shape[1];
  return headsOn
    .narrow(0, l, 1)
    .reshape(h, 1)
    .broadcastTo([h, d / h])
    .reshape(d);
}

const drop = (x: Tensor, place: number, { kept }: GptOptions): Tensor =>
  kept ? x.mul(kept.narrow(0, place, 1).reshape(...x.shape)) : x;

/** A [B, h, T, T] of a block: row i is what position i reads of positions 0 … i. B is 1 where ids were [T]. */
export const attentionOf = ({ mixed }: Block): Tensor => inner(mixed, 'A');

/** L = −ln p(next token), the mean over all positions whose target counts.
 *  @param ids [B, T]
 *  @param targets [B, T], the token after each; −100 where none counts
 *  @returns [] */
export const gptLoss = (ids: Tensor, targets: Tensor, W: GptWeights, options: GptOptions): Tensor =>
  gpt(ids, W, options).logits.crossEntropy(targets).named('L');
