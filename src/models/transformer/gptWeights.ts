/** What a small GPT learns. The parts have the names of GPT-2's weight files, so that the path to a tensor is its name there. */

import { ones, zeros, type Rng, type Tensor } from '@/tensor';

/** V tokens, contexts of T, width d (a multiple of heads), L blocks. */
export interface GptSizes {
  vocabulary: number;
  context: number;
  width: number;
  heads: number;
  layers: number;
  /** a learned table of positions, or none: then queries and keys are turned by theirs (RoPE). @default 'learned' */
  positions?: 'learned' | 'rotary';
}

/** weight [in, out], bias [out] */
export interface Linear {
  weight: Tensor;
  bias: Tensor;
}

/** weight and bias [d] */
export interface Norm {
  weight: Tensor;
  bias: Tensor;
}

export interface BlockWeights {
  ln_1: Norm;
  /** qkv [d, 3d] holds the columns of W_Q, then W_K, then W_V; proj [d, d] is W_O */
  attn: { qkv: Linear; proj: Linear };
  ln_2: Norm;
  /** fc [d, 4d], proj [4d, d] */
  mlp: { fc: Linear; proj: Linear };
}

export interface GptWeights {
  /** [V, d], the vectors of the tokens; also the unembedding */
  wte: Tensor;
  /** [T, d], the vectors of the positions; none where positions are rotary */
  wpe?: Tensor;
  h: BlockWeights[];
  ln_f: Norm;
}

/** The standard deviation of a weight before training. */
export const initialStd = 0.02;

/** Weights before training.
 *    N(0, 0.02²) everywhere; N(0, 0.02² / 2L) for the two layers of a block that write into the residual stream,
 *    so that 2L sums do not make it grow; biases 0; norms 1 and 0.
 *  Source: radford2019, §2.3 (GPT-2).
 *  @throws RangeError when a size is not a positive whole number, or the heads do not divide d */
export function initialGpt(sizes: GptSizes, draw: Rng): GptWeights {
  const { positions = 'learned', ...numbers } = sizes;
  const { vocabulary, context, width: d, heads, layers } = numbers;
  for (const [name, size] of Object.entries(numbers))
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`gpt: ${name} is ${size}, not a positive whole number`);
  if (d % heads !== 0) throw new RangeError(`gpt: ${heads} heads do not divide the width ${d}`);
  const learned = { requiresGrad: true };
  const normal = (shape: number[], std = initialStd): Tensor => draw.normalTensor(shape, std, learned);
  const linear = (i: number, o: number, std?: number): Linear => ({
    weight: normal([i, o], std),
    bias: zeros([o], learned),
  });
  const norm = (): Norm => ({ weight: ones([d], learned), bias: zeros([d], learned) });
  const residual = initialStd / Math.sqrt(2 * layers);
  const block = (): BlockWeights => ({
    ln_1: norm(),
    attn: { qkv: linear(d, 3 * d), proj: linear(d, d, residual) },
    ln_2: norm(),
    mlp: { fc: linear(d, 4 * d), proj: linear(4 * d, d, residual) },
  });
  return {
    wte: normal([vocabulary, d]),
    ...(positions === 'learned' && { wpe: normal([context, d]) }),
    h: Array.from({ length: layers }, block),
    ln_f: norm(),
  };
}
