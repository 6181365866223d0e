/** Two networks learn to copy, alike but for what stands between encoder and decoder: one vector, or attention.
 *  Every step shows both the same 32 strings of one length, drawn from `trainedLengths`; Adam, gradients clipped to length 1,
 *  and a learning rate that falls along half a cosine.
 *  Leaves out: strings longer than the longest trained on. */

import { adam, rng, scope, type Tensor } from '@/tensor';
import { toNumbers, withNumbers } from '../../numbers';
import { parameters } from '../../parameters';
import type { Trained } from '../../training/fit';
import { fitRecorded } from '../../training/fitRecorded';
import { warmupCosine } from '../../training/schedule';
import { alphabet, drawStrings } from './copyTask';
import { copyLoss, initialEncoderDecoder, writeCopy, type EncoderDecoder, type Link } from './encoderDecoder';

export interface CopySettings {
  /** units, and numbers in the context */
  h: number;
  /** η at the first step */
  learningRate: number;
  steps: number;
}

/** One network as it stood when it was last measured. */
export interface CopyLane {
  /** share of the letters written right, for each of `trainedLengths` */
  accuracies: Float32Array;
  /** as toNumbers() gives them */
  weights: Float32Array;
}

export interface CopySnapshot {
  h: number;
  step: number;
  /** the step at which the lanes were measured */
  measured: number;
  vector: CopyLane;
  attention: CopyLane;
}

/** Few enough that each can have a recording of its own. */
export const trainedLengths = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 35, 40] as const;
export const longest = 40;
export const batchSize = 32;
/** steps between two measurements */
export const every = 100;
/** strings of each length that the networks are measured on and never trained on, drawn apart */
export const heldOut = 32;

/** One yield a step, of both networks. @throws NotFiniteError when a loss is no longer finite */
export function* trainCopy(settings: CopySettings, seed: number): Generator<() => CopySnapshot, void> {
  const networks = {
    vector: initialCopier('vector', settings.h, seed),
    attention: initialCopier('attention', settings.h, seed),
  };
  const trainings = [training(networks.vector, settings, seed), training(networks.attention, settings, seed)];
  let step = 0;
  let lanes: { measured: number; vector: CopyLane; attention: CopyLane };
  const measure = (): void => {
    lanes = { measured: step, vector: laneOf(networks.vector, seed), attention: laneOf(networks.attention, seed) };
  };
  const look = (): CopySnapshot => ({
    h: settings.h,
    step,
    measured: lanes.measured,
    vector: copyOf(lanes.vector),
    attention: copyOf(lanes.attention),
  });
  try {
    while (step < settings.steps) {
      for (const one of trainings) one.next();
      step++;
      if (step === 1 || step % every === 0 || step === settings.steps) measure();
      yield look;
    }
  } finally {
    for (const one of trainings) one.return();
  }
}

/** The network before its first step: the same numbers for both as far as they are alike. */
export const initialCopier = (link: Link, h: number, seed: number): EncoderDecoder =>
  initialEncoderDecoder(link, { V: alphabet.length, h }, rng(`${seed} weights`));

/** The network whose numbers these are, to read with. @throws RangeError when there are too few or too many */
export const copierOf = (link: Link, h: number, numbers: Float32Array): EncoderDecoder =>
  withNumbers(initialCopier(link, h, 0), numbers);

function training(W: EncoderDecoder, { learningRate, steps }: CopySettings, seed: number): Generator<Trained, void> {
  const draw = rng(`${seed} strings`);
  return fitRecorded({
    optimiser: adam(Object.values(parameters(W)), { lr: learningRate }),
    schedule: warmupCosine({ lr: learningRate, steps }),
    clip: 1,
    batch: (): [Tensor] => [drawStrings(draw, batchSize, trainedLengths[draw.integer(trainedLengths.length)])],
    loss: (ids) => copyLoss(ids, W),
  });
}

const laneOf = (W: EncoderDecoder, seed: number): CopyLane => ({
  accuracies: Float32Array.from(trainedLengths, (length) => copyAccuracy(W, length, seed)),
  weights: toNumbers(W),
});

const copyOf = ({ accuracies, weights }: CopyLane): CopyLane => ({
  accuracies: accuracies.slice(),
  weights: weights.slice(),
});

/** Share of the letters right on `heldOut` strings of one length, the network writing by itself. */
function copyAccuracy(W: EncoderDecoder, length: number, seed: number): number {
  return scope(() => {
    const ids = drawStrings(rng(`${seed} held out ${length}`), heldOut, length);
    const { letters } = writeCopy(ids, W);
    let right = 0;
    for (let t = 0; t < length; t++) for (let n = 0; n < heldOut; n++) if (letters[t][n] === ids.at(n, t)) right++;
    return right / (heldOut * length);
  });
}
