/** Training a small GPT on one long text: windows from anywhere in it, each position predicts the token after it.
 *    AdamW, the gradient's length at most 1, η up a line and down half a cosine to a tenth
 *  Weights decay, biases and norms do not. Dropout on the embedding and on what every part of a block writes.
 *  Source: radford2019 (GPT-2); Loshchilov and Hutter 2017, arXiv 1711.05101 (AdamW).
 *  Leaves out: the ends of documents, which a window may cross. */

import { adamw, fromArray, rng, scope, type Rng, type Tensor } from '@/tensor';
import { parameters } from '../parameters';
import type { Trained } from '../training/fit';
import { fitRecorded } from '../training/fitRecorded';
import { recordEachShape } from '../training/recordEachShape';
import { warmupCosine } from '../training/schedule';
import { dropoutMasks } from './dropout';
import { gptLoss, type GptOptions } from './gpt';
import type { GptWeights } from './gptWeights';

export interface GptRecipe {
  /** T, tokens of a window */
  context: number;
  /** B, windows a step */
  batch: number;
  steps: number;
  /** η after the warm-up */
  learningRate: number;
  /** steps of warm-up */
  warmup: number;
  /** p of dropout, 0 to 1 */
  dropout: number;
  /** the first step with dropout: a model that has learned little has nothing to overfit with. @default 0 */
  dropoutFrom?: number;
  /** λ, on weights alone */
  weightDecay: number;
}

/** One yield a step; W learns in place.
 *  @param tokens the text to learn from, more than T of them
 *  @throws RangeError when the text is too short for a window, NotFiniteError when the loss is no longer finite */
export function trainGpt(
  W: GptWeights,
  options: GptOptions,
  tokens: ArrayLike<number>,
  recipe: GptRecipe,
  seed: number | string,
): Generator<Trained, void> {
  const { context: T, batch: B, steps, learningRate, warmup, dropout, dropoutFrom = 0, weightDecay } = recipe;
  if (tokens.length < T + 1)
    throw new RangeError(`trainGpt: ${tokens.length} tokens are too few for a window of ${T} and its successor`);
  const windows = rng(`${seed} windows`);
  const left = rng(`${seed} dropout`);
  const maskShape = [1 + 2 * W.h.length, B, T, W.wte.shape[1]];
  const all = Object.values(parameters(W));
  const decays = ({ ndim }: Tensor): boolean => ndim > 1;
  return fitRecorded({
    optimiser: adamw(
      [
        { params: all.filter(decays), weightDecay },
        { params: all.filter((x) => !decays(x)), weightDecay: 0 },
      ],
      { lr: learningRate, betas: [0.9, 0.99] },
    ),
    schedule: warmupCosine({ lr: learningRate, warmup, steps, lowest: learningRate / 10 }),
    clip: 1,
    steps,
    batch: (step): Tensor[] => {
      const window = drawWindows(tokens, T, B, windows);
      return dropout > 0 && step >= dropoutFrom ? [...window, dropoutMasks(left, maskShape, dropout)] : window;
    },
    loss: (ids, targets, kept?: Tensor) => gptLoss(ids, targets, W, { ...options, kept }),
  });
}

/** B windows from anywhere in the text, as windowsAt() gives them. */
function drawWindows(tokens: ArrayLike<number>, T: number, B: number, draw: Rng): [Tensor, Tensor] {
  const starts = Array.from({ length: B }, () => draw.integer(tokens.length - T));
  return windowsAt(tokens, starts, T);
}

/** @param unheard positions at the beginning of each window that do not count
 *  @returns ids [B, T], and the token after each [B, T], −100 where none counts */
function windowsAt(tokens: ArrayLike<number>, starts: readonly number[], T: number, unheard = 0): [Tensor, Tensor] {
  const ids = new Float32Array(starts.length * T);
  const targets = new Float32Array(ids.length).fill(noTarget);
  starts.forEach((start, b) => {
    for (let t = 0; t < T; t++) {
      ids[b * T + t] = tokens[start + t];
      if (t >= unheard) targets[b * T + t] = tokens[start + t + 1];
    }
  });
  return [fromArray(ids, [starts.length, T]), fromArray(targets, [starts.length, T])];
}

/** The mean of −ln p(token) over windows of T that follow one another without overlap; each begins without memory.
 *  What is left over at the end of the text does not count.
 *  @param most windows at most, spread evenly over the text; default all
 *  @returns nats a token
 *  @throws RangeError when the text is too short for a window */
export function meanLoss(
  W: GptWeights,
  options: GptOptions,
  tokens: ArrayLike<number>,
  { context: T, most = Infinity }: { context: number; most?: number },
): number {
  const all = Math.floor((tokens.length - 1) / T);
  if (all < 1) throw new RangeError(`meanLoss: ${tokens.length} tokens are too few for a window of ${T}`);
  const count = Math.min(all, most);
  const starts = Array.from({ length: count }, (_, n) => Math.floor((n * all) / count) * T);
  return lossAt(W, options, tokens, starts, T, 0);
}

/** The same over windows that overlap by half, of which only the later half counts: every token has at least T/2 before it.
 *  @returns nats a token
 *  @throws RangeError when the text is too short for a window */
export function stridedLoss(
  W: GptWeights,
  options: GptOptions,
  tokens: ArrayLike<number>,
  { context: T }: { context: number },
): number {
  const half = Math.floor(T / 2);
  const count = Math.floor((tokens.length - 1 - T) / half) + 1;
  if (count < 1) throw new RangeError(`stridedLoss: ${tokens.length} tokens are too few for a window of ${T}`);
  return lossAt(W, options, tokens, Array.from({ length: count }, (_, n) => n * half), T, half); // prettier-ignore
}

/** @param unheard positions at the beginning of each window that do not count */
function lossAt(
  W: GptWeights,
  options: GptOptions,
  tokens: ArrayLike<number>,
  starts: readonly number[],
  T: number,
  unheard: number,
): number {
  const run = recordEachShape((ids: Tensor, targets: Tensor) => gptLoss(ids, targets, W, options));
  let sum = 0;
  try {
    for (let n = 0; n < starts.length; n += windowsAtOnce) {
      const some = starts.slice(n, n + windowsAtOnce);
      sum += scope(() => run(...windowsAt(tokens, some, T, unheard)).item() * some.length);
    }
  } finally {
    run.release();
  }
  return sum / starts.length;
}

const windowsAtOnce = 8;
/** A target that does not count. */
const noTarget = -100;
