/** The smallest GPT in which induction is born, before training: 2 blocks of 2 heads, 64 numbers a token.
 *    N(0, 0.05²) everywhere; half as wide for the two layers of a block that write into the residual stream; biases 0, norms 1 and 0
 *  Learned positions begin as small clock hands: 0.1 times the sinusoids.
 *  Leaves out: a training of its own choice of these numbers; they were found by trying. */

import { rng, type Tensor } from '@/tensor';
import { withNumbers } from '../../numbers';
import { sinusoidal } from '../../positions/sinusoidal';
import type { GptOptions } from '../gpt';
import { initialGpt, initialStd, type GptWeights } from '../gptWeights';
import { context, vocabulary } from './copies';

export interface InductionSizes {
  layers: number;
  positions: 'rotary' | 'learned';
}

/** d, and h */
export const width = 64;
export const heads = 2;

const std = 0.05;
const amplitude = 0.1;

export function initialInduction({ layers, positions }: InductionSizes, seed: number): GptWeights {
  const W = initialGpt({ vocabulary, context, width, heads, layers, positions }, rng(`${seed} weights`));
  const widened = (x: Tensor, factor: number): void => {
    for (let i = 0; i < x.size; i++) x.data[i] *= factor;
  };
  widened(W.wte, std / initialStd);
  for (const { attn, mlp } of W.h) {
    for (const { weight } of [attn.qkv, mlp.fc]) widened(weight, std / initialStd);
    for (const { weight } of [attn.proj, mlp.proj]) widened(weight, (std / 2 / initialStd) * Math.sqrt(2 * layers));
  }
  W.wpe?.data.set(sinusoidal(context, width).data.map((x) => amplitude * x));
  return W;
}

export const optionsOf = ({ positions }: InductionSizes): GptOptions => ({ heads, rotary: positions === 'rotary' });

/** The model whose numbers these are, to read with. @throws RangeError when there are too few or too many */
export const inductionOf = (sizes: InductionSizes, numbers: Float32Array): GptWeights =>
  withNumbers(initialInduction(sizes, 0), numbers);
