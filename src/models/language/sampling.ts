/** Drawing the next token: scores are stretched by a temperature, the tail is cut off, and a random number picks.
 *  The stages can come in any order, and the order matters: a cut made before the temperature is made on other probabilities.
 *  Leaves out: beam search, and penalties for frequency and presence. */

import { probabilities, type Logits } from './logits';
import { temperature } from './temperature';
import { minP, topK, topP } from './truncation';

export interface SamplingOptions {
  /** T, default 1 */
  temperature?: number;
  topK?: number;
  topP?: number;
  minP?: number;
  /** default temperature, top-k, top-p, min-p, as Hugging Face does; a stage without its option is skipped */
  order?: readonly Stage[];
}

export type Stage = 'temperature' | 'topK' | 'topP' | 'minP';

const usual: readonly Stage[] = ['temperature', 'topK', 'topP', 'minP'];
const stages = { temperature, topK, topP, minP } satisfies Record<
  Stage,
  (logits: Logits, setting: number) => Float64Array
>;

/** The distribution that is drawn from.
 *  @param logits [V]
 *  @returns [V], sum 1, 0 for what was cut off
 *  @throws RangeError when a setting is out of its range, or a logit is NaN or +∞ */
export function samplingDistribution(logits: Logits, options: SamplingOptions = {}): Float64Array {
  let shaped: Logits = logits;
  for (const stage of options.order ?? usual) {
    const setting = options[stage];
    if (setting !== undefined) shaped = stages[stage](shaped, setting);
  }
  return probabilities(shaped);
}

/** The token a random number picks: the first, in the order of the vocabulary, with p_0 + … + p_i > u.
 *  @param u uniform in [0, 1)
 *  @throws RangeError when u is outside [0, 1) */
export function sample(p: ArrayLike<number>, u: number): number {
  if (!(u >= 0 && u < 1)) throw new RangeError(`sample: u is ${u}, not in [0, 1)`);
  let sum = 0;
  let last = 0;
  for (let i = 0; i < p.length; i++) {
    sum += p[i];
    if (sum > u) return i;
    if (p[i] > 0) last = i;
  }
  return last; // rounding can leave a crumb between the sum and 1
}

/** ln V in nats: the entropy of V equal shares, and the loss of whoever has no idea. */
export const uniformEntropy = (vocabulary: number): number => Math.log(vocabulary);

/** H = −Σ p_i ln p_i in nats: 0 when one token is certain, ln V when all are alike. */
export const entropy = (p: ArrayLike<number>): number =>
  Array.from(p).reduce((sum, pi) => (pi > 0 ? sum - pi * Math.log(pi) : sum), 0);
