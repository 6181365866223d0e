/** One pre-norm block of a GPT, stage by stage, for any text: what stands on the residual stream, what each part reads and what
 *  it writes.
 *    x₁ = x₀ + Attention(LN(x₀)) W_O,   x₂ = x₁ + GELU(LN(x₁) W_up) W_down,   logits = LN(x₂) Eᵀ
 *  Source: radford2019, §2.3 (GPT-2); vaswani2017, §3.   Leaves out: training, which trainGpt.ts is. */

import { ones, tensor, zeros, type Rng, type Tensor } from '@/tensor';
import { attentionOf, gpt, type Gpt, type GptOptions, type Part } from './gpt';
import type { GptSizes, GptWeights } from './gptWeights';

/** Weights that nothing has trained, large enough for every part to be seen at work.
 *    E ~ N(0, ½²), P ~ N(0, ¼²);   layers N(0, 1/in), half of that for the two that write into the stream;   norms 1 and 0
 *  Source: ours; a GPT before training starts smaller (gptWeights.ts), and its attention is then all but even. */
export function untrainedBlock(sizes: Omit<GptSizes, 'layers' | 'positions'>, draw: Rng): GptWeights {
  const { vocabulary, context, width: d } = sizes;
  const matrix = (i: number, o: number, scale: number, name: string) => ({
    weight: draw.normalTensor([i, o], scale / Math.sqrt(i), { name }),
    bias: zeros([o], { name: 'b' }),
  });
  const norm = () => ({ weight: ones([d], { name: 'γ' }), bias: zeros([d], { name: 'β' }) });
  return {
    wte: draw.normalTensor([vocabulary, d], 0.5, { name: 'E' }),
    wpe: draw.normalTensor([context, d], 0.25, { name: 'P' }),
    h: [
      {
        ln_1: norm(),
        attn: { qkv: matrix(d, 3 * d, 1, 'W_qkv'), proj: matrix(d, d, 0.5, 'W_O') },
        ln_2: norm(),
        mlp: { fc: matrix(d, 4 * d, 1, 'W_up'), proj: matrix(4 * d, d, 0.5, 'W_down') },
      },
    ],
    ln_f: norm(),
  };
}

export const stageIds = [
  'embed',
  'norm1',
  'qkv',
  'scores',
  'mix',
  'output',
  'add1',
  'norm2',
  'up',
  'gelu',
  'down',
  'add2',
  'normLast',
  'unembed',
] as const;
export type StageId = (typeof stageIds)[number];

export interface Stage {
  id: StageId;
  /** One for each thing the stage makes: three for q, k and v. [T, …] each, [1, h, T, T] for the attention weights. */
  tensors: readonly { name: string; tensor: Tensor }[];
}

/** The stages of block l, and the two after the last block.
 *  @param ids of the tokens, as many as the model has positions at most */
export function blockFlow(
  ids: readonly number[],
  W: GptWeights,
  options: GptOptions,
  { l = 0, without }: { l?: number; without?: Part } = {},
): { stages: Stage[]; run: Gpt } {
  const run = gpt(tensor(ids), W, { ...options, without: without ? [without] : [] });
  const block = run.blocks[l]!;
  const before = l === 0 ? run.embedded : run.blocks[l - 1]!.residual;
  const A = attentionOf(block);
  const of = (id: StageId, ...made: [string, Tensor][]): Stage => ({
    id,
    tensors: made.map(([name, x]) => ({ name, tensor: x.name === '' ? x.named(name) : x })),
  });
  return {
    run,
    stages: [
      of('embed', ['x₀', before]),
      of('norm1', ['LN(x₀)', block.normed[0]]),
      of('qkv', ['q', block.q], ['k', block.k], ['v', block.v]),
      of('scores', ['A', A]),
      of('mix', ['A v', block.mixed]),
      of('output', ['A v W_O', block.attended]),
      of('add1', ['x₁', block.between]),
      of('norm2', ['LN(x₁)', block.normed[1]]),
      of('up', ['up', block.up]),
      of('gelu', ['GELU(up)', block.active]),
      of('down', ['down', block.thought]),
      of('add2', ['x₂', block.residual]),
      of('normLast', ['LN(x)', run.normed]),
      of('unembed', ['logits', run.logits]),
    ],
  };
}

/** The parts of a block in the order they are met. */
export const parts = ['positions', 'norm', 'attention', 'residual', 'feedForward'] as const satisfies readonly Part[];
