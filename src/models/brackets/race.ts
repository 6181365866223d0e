/** Recurrent cells learn side by side to tell balanced brackets from others, from the same strings in the same order.
 *    L = mean cross-entropy of the two classes over a batch      θ ← Adam(θ, ∂L/∂θ)
 *  Of the source: one string a step, 50 units, Adam with η = 10⁻³, strings of 16 symbols at most.
 *  Our choice, since the source leaves it open: the strings of a batch have one length, drawn with the batch, so that none has
 *  to be filled up. How strings are drawn, how weights begin and what the race is judged on: generate.ts, classifier.ts,
 *  heldOut.ts.
 *  Source: lelarge2023.   Leaves out: gradient clipping, learning-rate schedules. */

import { adam, rng, tensor, type Rng, type Tensor } from '@/tensor';
import { toNumbers } from '../numbers';
import { parameters } from '../parameters';
import type { Trained } from '../training/fit';
import { fitRecorded } from '../training/fitRecorded';
import { bracketClassifier, oneHot, scores } from './classifier';
import type { BracketCell, BracketClassifier } from './classifier';
import { drawLength, drawMany } from './generate';
import { accuracy, grouped, longStrings, shortStrings, type HeldOut } from './heldOut';

export interface RaceSettings {
  cells: readonly BracketCell[];
  /** 1 … 5 */
  colours: number;
  /** most symbols of a string to train on, even */
  longest: number;
  /** units of a cell */
  hidden: number;
  /** η */
  learningRate: number;
  /** strings a step */
  batch: number;
  /** strings altogether; the last batch takes what is left */
  sequences: number;
}

/** One cell after `seen` strings. */
export interface RaceLane {
  cell: BracketCell;
  /** mean L over each span of `every` strings, met before they were learned from */
  losses: Float32Array;
  /** on 1,000 held-out strings of the trained lengths, after each span */
  accuracies: Float32Array;
  /** on 500 strings of 18 to 30 symbols, after each span */
  longAccuracies: Float32Array;
  /** as toNumbers() gives them */
  weights: Float32Array;
}

export interface RaceSnapshot {
  seen: number;
  /** strings from one point of the curves to the next */
  every: number;
  lanes: RaceLane[];
}

/** One yield = one batch for every cell.
 *  @throws NotFiniteError when a loss or a gradient is no longer finite */
export function* trainRace(settings: RaceSettings, seed: number): Generator<() => RaceSnapshot, void> {
  const { colours, longest, batch: most, sequences } = settings;
  const every = spanOf(settings);
  const draw = rng(`strings ${seed}`);
  const [near, far] = [shortStrings(colours, longest), longStrings(colours)].map((strings) =>
    grouped(strings, colours),
  );
  let batch: Batch = [tensor(0), tensor(0)];
  const lanes = settings.cells.map((cell) => new Lane(cell, settings, seed, () => batch));
  let seen = 0;
  const look = (): RaceSnapshot => ({ seen, every, lanes: lanes.map((lane) => lane.look()) });
  try {
    while (seen < sequences) {
      const size = Math.min(most, sequences - seen);
      batch = drawBatch(draw, size, settings);
      seen += size;
      const judged = seen % every === 0;
      for (const lane of lanes) {
        lane.learn(size);
        if (judged) lane.judge(every, near, far);
      }
      yield look;
    }
  } finally {
    for (const lane of lanes) lane.end();
  }
}

/** x [B, T, 2c] and the classes [B] */
type Batch = [x: Tensor, labels: Tensor];

function drawBatch(draw: Rng, size: number, { colours, longest }: RaceSettings): Batch {
  const length = drawLength(draw, { colours, longest });
  const strings = drawMany(draw, size, { colours, shortest: length, longest: length });
  const x = oneHot(strings.map(({ symbols }) => symbols), colours); // prettier-ignore
  return [x, tensor(strings.map(({ label }) => label))];
}

/** Strings from one point of the curves to the next: whole batches, 1, 2 or 5 times a power of ten of them, for 60 points at most. */
export function spanOf({ batch, sequences }: Pick<RaceSettings, 'batch' | 'sequences'>): number {
  const least = Math.max(1, sequences / batch / 60);
  const power = 10 ** Math.floor(Math.log10(least));
  return batch * power * [1, 2, 5, 10].find((n) => n * power >= least)!;
}

/** One cell on its way. */
class Lane {
  readonly #classifier: BracketClassifier;
  readonly #steps: Generator<Trained, void>;
  readonly #losses: number[] = [];
  readonly #near: number[] = [];
  readonly #far: number[] = [];
  /** L of all strings since the last point */
  #sum = 0;

  constructor(cell: BracketCell, settings: RaceSettings, seed: number, batch: () => Batch) {
    const classifier = bracketClassifier(cell, settings, rng(seed));
    this.#classifier = classifier;
    this.#steps = fitRecorded({
      optimiser: adam(Object.values(parameters(classifier)), { lr: settings.learningRate }),
      batch,
      loss: (x: Tensor, labels: Tensor) => scores(classifier, x).crossEntropy(labels).named('L'),
    });
  }

  learn(strings: number): void {
    const { value } = this.#steps.next();
    if (value) this.#sum += value.loss * strings;
  }

  judge(every: number, near: HeldOut, far: HeldOut): void {
    this.#losses.push(this.#sum / every);
    this.#sum = 0;
    this.#near.push(accuracy(this.#classifier, near));
    this.#far.push(accuracy(this.#classifier, far));
  }

  look(): RaceLane {
    return {
      cell: this.#classifier.cell,
      losses: Float32Array.from(this.#losses),
      accuracies: Float32Array.from(this.#near),
      longAccuracies: Float32Array.from(this.#far),
      weights: toNumbers(this.#classifier),
    };
  }

  end(): void {
    this.#steps.return();
  }
}
