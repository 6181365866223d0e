/** A small GPT learns a text before the reader's eyes: from nothing, or from weights that were trained before.
 *    draw B windows of T + 1 tokens · forward · cross-entropy · backward · AdamW          one step
 *  Now and then it is measured on tokens it does not learn from, and writes a sample.
 *  Leaves out: several passes in a fixed order (windows are drawn with replacement), dropout, resuming with the optimiser's memory. */

import { rng, scope } from '@/tensor';
import { sample, samplingDistribution } from '../language/sampling';
import { withNumbers } from '../numbers';
import type { Trained } from '../training/fit';
import type { GptOptions } from './gpt';
import { cachedReader } from './gptCache';
import { initialGpt, type GptSizes, type GptWeights } from './gptWeights';
import { shippedSizes } from './shippedGpt';
import { meanLoss, trainGpt } from './trainGpt';

export interface TinySettings {
  model: 'fresh' | 'shipped';
  learningRate: number;
  /** B, windows a step */
  batch: number;
  steps: number;
  /** What the tokens are of, in a word or in full: another text is another training. */
  source: string;
  given?: TinyGiven;
}

/** The tokens and weights that belong to the settings. */
export interface TinyGiven {
  /** V, tokens of a fresh model */
  vocabulary: number;
  learned: Int32Array;
  heldOut: Int32Array;
  /** what a sample begins with, not empty */
  prompt: readonly number[];
  /** of the shipped model, as toNumbers() gives them */
  weights?: Float32Array;
}

export interface TinySnapshot {
  step: number;
  /** the steps at which it was measured */
  at: Float32Array;
  /** the mean of the batches since the last measurement, nats a token */
  learned: Float32Array;
  /** on tokens it does not learn from; empty when there are too few */
  heldOut: Float32Array;
  /** what it wrote, and after which step */
  samples: { step: number; ids: number[] }[];
}

/** T, tokens of a window at most */
export const context = 64;
/** sizes of a fresh model, apart from V */
export const freshSizes = { context, width: 64, heads: 4, layers: 2, positions: 'rotary' } as const;
/** measurements and samples of a whole run */
const measurements = 40;
const sampleCount = 8;
/** windows that are measured on, at most */
const measuredWindows = 8;
/** fewer tokens are not measured on */
export const fewest = 9;
/** tokens of a sample */
export const sampleLength = { fresh: 120, shipped: 36 } as const;
export const temperature = 0.8;

/** One yield a step. @throws NotFiniteError when the loss is no longer finite, RangeError when there is too little text */
export function* tinyTrain(settings: TinySettings, seed: number): Generator<() => TinySnapshot, void> {
  const { given, model, steps } = settings;
  if (!given || given.learned.length < 2) throw new RangeError('There is too little text to learn from');
  const { learned, heldOut } = given;
  const { W, options } = modelOf(model, given, seed);
  const T = windowOf(learned.length);
  const run = training(W, options, settings, learned, seed);
  const measured = windowOf(heldOut.length);
  const isMeasured = heldOut.length >= fewest;
  const lossOn = (tokens: Int32Array, window: number): number =>
    meanLoss(W, options, tokens, { context: window, most: measuredWindows });

  const points: { at: number; learned: number; heldOut: number }[] = [];
  const samples: TinySnapshot['samples'] = [];
  const measure = (at: number, loss: number): void => {
    points.push({ at, learned: loss, heldOut: isMeasured ? lossOn(heldOut, measured) : NaN });
  };
  const write = (step: number): void => {
    samples.push({ step, ids: writeSample(W, options, given.prompt, sampleLength[model], seed) });
  };
  const look = (): TinySnapshot => ({
    step,
    at: Float32Array.from(points, ({ at }) => at),
    learned: Float32Array.from(points, ({ learned }) => learned),
    heldOut: isMeasured ? Float32Array.from(points, ({ heldOut }) => heldOut) : new Float32Array(0),
    samples: samples.map(({ step, ids }) => ({ step, ids: [...ids] })),
  });

  let step = 0;
  let since: number[] = [];
  const every = Math.max(1, Math.round(steps / measurements));
  const everySample = Math.max(1, Math.round(steps / sampleCount));
  measure(0, lossOn(learned, T));
  write(0);
  try {
    while (step < steps) {
      const made = run.next();
      if (!made.done) since.push(made.value.loss);
      step++;
      if (step % every === 0 || step === steps) {
        measure(step, since.reduce((sum, loss) => sum + loss, 0) / since.length);
        since = [];
      }
      if (step % everySample === 0 || step === steps) write(step);
      yield look;
    }
  } finally {
    run.return();
  }
}

/** T of a text of so many tokens: a window and the token after it must fit. */
const windowOf = (tokens: number): number => Math.min(context, tokens - 1);

export const sizesOf = (model: TinySettings['model'], vocabulary: number): GptSizes =>
  model === 'shipped' ? shippedSizes : { ...freshSizes, vocabulary };

/** How many numbers such a model learns.
 *    V·d + L·(12d² + 13d) + 2d,   and T·d where positions are learned */
export function parameterCount({ vocabulary, context, width: d, layers, positions = 'learned' }: GptSizes): number {
  const tables = positions === 'learned' ? vocabulary + context : vocabulary;
  return tables * d + layers * (12 * d ** 2 + 13 * d) + 2 * d;
}

function modelOf(
  model: TinySettings['model'],
  { vocabulary, weights }: TinyGiven,
  seed: number,
): { W: GptWeights; options: GptOptions } {
  const sizes = sizesOf(model, vocabulary);
  const fresh = initialGpt(sizes, rng(`${seed} weights`));
  const W = model === 'shipped' ? withNumbers(fresh, weights ?? new Float32Array(0), { requiresGrad: true }) : fresh;
  return { W, options: { heads: sizes.heads, rotary: true } };
}

function training(
  W: GptWeights,
  options: GptOptions,
  { learningRate, batch, steps }: TinySettings,
  learned: Int32Array,
  seed: number,
): Generator<Trained, void> {
  const warmup = Math.min(20, Math.floor(steps / 10));
  const window = { context: windowOf(learned.length), batch };
  return trainGpt(W, options, learned, { ...window, steps, learningRate, warmup, dropout: 0, weightDecay: 0.1 }, seed);
}

/** Every sample of a run draws the same random numbers: what differs between them is the model. */
function writeSample(
  W: GptWeights,
  options: GptOptions,
  prompt: readonly number[],
  length: number,
  seed: number,
): number[] {
  return scope(() => {
    const next = cachedReader(W, options, context);
    const draw = rng(`${seed} samples`);
    const ids = [...prompt];
    for (let n = 0; n < length; n++) ids.push(sample(samplingDistribution(next(ids), { temperature }), draw.uniform()));
    return ids;
  });
}
