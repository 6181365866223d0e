/** A tiny GPT learns to copy: AdamW, the same learning rate after a warm-up, gradients clipped to length 1.
 *  All tensors decay alike, 0.01. Measured on 16 rows it never learns from, segments of 32 tokens repeated once.
 *  Leaves out: real text, in which copying is one skill of many. */

import { adamw, rng, scope, type Tensor } from '@/tensor';
import { toNumbers } from '../../numbers';
import { parameters } from '../../parameters';
import type { Trained } from '../../training/fit';
import { fitRecorded } from '../../training/fitRecorded';
import { recordEachShape } from '../../training/recordEachShape';
import { attentionOf, gpt, gptLoss, type Gpt } from '../gpt';
import type { GptWeights } from '../gptWeights';
import { context, drawCopies } from './copies';
import { inductionScores, previousTokenScores } from './headScores';
import { initialInduction, optionsOf, type InductionSizes } from './inductionGpt';

export interface InductionSettings extends InductionSizes {
  /** tokens of the shortest segment */
  shortest: number;
  learningRate: number;
  steps: number;
}

/** What is measured of a model, on rows that repeat after `measuredSegment` tokens. */
export interface Measured {
  /** −ln p of the tokens that could be copied, the mean, in nats */
  loss: number;
  /** share of them that the likeliest token is */
  accuracy: number;
  /** one a head, all heads of the first block first */
  previous: number[];
  induction: number[];
}

export interface InductionSnapshot {
  step: number;
  /** the steps at which it was measured, and what was found: heads side by side, [points · heads of all blocks] */
  at: Float32Array;
  losses: Float32Array;
  accuracies: Float32Array;
  previous: Float32Array;
  induction: Float32Array;
  /** as it stood at the last of them, as toNumbers() gives them */
  weights: Float32Array;
}

/** B, rows a step */
export const batchSize = 32;
/** tokens of the longest segment */
export const longestSegment = 32;
const warmup = 50;
/** steps between two measurements */
export const every = 10;
/** rows that are measured on and never learned from, and their segment */
export const heldOut = 16;
export const measuredSegment = 32;

/** One yield a step. @throws NotFiniteError when the loss is no longer finite */
export function* trainInduction(settings: InductionSettings, seed: number): Generator<() => InductionSnapshot, void> {
  const { steps } = settings;
  const W = initialInduction(settings, seed);
  const run = training(W, settings, seed);
  const measuring = measurer(W, settings, seed);
  const points: ({ at: number } & Measured)[] = [{ at: 0, ...measuring.measure() }];
  let weights = toNumbers(W);
  let step = 0;
  const rowOf = (pick: (point: { at: number } & Measured) => number | number[]): Float32Array =>
    Float32Array.from(points.flatMap(pick));
  const look = (): InductionSnapshot => ({
    step,
    at: rowOf(({ at }) => at),
    losses: rowOf(({ loss }) => loss),
    accuracies: rowOf(({ accuracy }) => accuracy),
    previous: rowOf(({ previous }) => previous),
    induction: rowOf(({ induction }) => induction),
    weights: weights.slice(),
  });
  try {
    while (step < steps) {
      run.next();
      step++;
      if (step % every === 0 || step === steps) {
        points.push({ at: step, ...measuring.measure() });
        weights = toNumbers(W);
      }
      yield look;
    }
  } finally {
    run.return();
    measuring.release();
  }
}

function training(W: GptWeights, settings: InductionSettings, seed: number): Generator<Trained, void> {
  const { learningRate, shortest } = settings;
  const draw = rng(`${seed} rows`);
  return fitRecorded({
    optimiser: adamw(Object.values(parameters(W)), { lr: learningRate, betas: [0.9, 0.99], weightDecay: 0.01 }),
    schedule: (step) => learningRate * Math.min(1, (step + 1) / warmup),
    clip: 1,
    batch: (): [Tensor, Tensor] => drawCopies(draw, batchSize, [shortest, longestSegment]),
    loss: (ids, targets) => gptLoss(ids, targets, W, optionsOf(settings)),
  });
}

/** Measures a model again and again while it learns. */
function measurer(
  W: GptWeights,
  sizes: InductionSizes,
  seed: number,
): { measure: () => Measured; release: () => void } {
  const [ids, targets] = drawCopies(rng(`${seed} held out`), heldOut, [measuredSegment, measuredSegment]);
  const run = recordEachShape((rows: Tensor, next: Tensor) => {
    const { logits, blocks } = gpt(rows, W, optionsOf(sizes));
    return { logits, loss: logits.crossEntropy(next), maps: blocks.map(attentionOf) };
  });
  const measure = (): Measured => scope(() => measured(run(ids, targets), targets));
  return { measure, release: () => run.release() };
}

function measured(
  { logits, loss, maps }: Pick<Gpt, 'logits'> & { loss: Tensor; maps: Tensor[] },
  targets: Tensor,
): Measured {
  const guesses = logits.argmax(-1).data;
  let right = 0;
  for (let n = 0; n < targets.size; n++) if (guesses[n] === targets.data[n]) right++;
  return {
    loss: loss.item(),
    accuracy: right / (heldOut * (context - measuredSegment)),
    previous: maps.flatMap(previousTokenScores),
    induction: maps.flatMap((A) => inductionScores(A, measuredSegment)),
  };
}
