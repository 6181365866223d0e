/** Skip-gram with negative sampling: every word has a vector v, good for guessing the words around it.
 *  For a word w, one word c beside it and K words n₁ … n_K drawn at random:
 *    L = − log σ(u_c · v_w) − Σₖ log σ(− u_nₖ · v_w)
 *    ∂L/∂u_x = (σ(u_x · v_w) − t_x) v_w      ∂L/∂v_w = Σ_x (σ(u_x · v_w) − t_x) u_x      t_c = 1, t_n = 0
 *  Only the rows of w, c and n₁ … n_K change, so the steps are written out row by row; the test holds them against the tape.
 *  Negatives are drawn with chances ∝ count^¾; frequent words are skipped with chance 1 − √(10⁻² / share); the window is drawn
 *  from 1 … window anew for each word; the learning rate falls to 0 in a line.
 *  Source: Mikolov et al. 2013, arXiv 1301.3781 (skip-gram) and 1310.4546 (negative sampling, frequent words).
 *  Leaves out: hierarchical softmax, phrases. */

import { rng } from '@/tensor';
import { planeOf, type Plane } from './plane';
import { corpusOf, type Corpus } from './vocabulary';

export interface SkipGramSettings {
  text: string;
  /** d */
  dimension: number;
  /** words to each side, at most */
  window: number;
  /** times the whole text is read */
  passes: number;
  /** η, at the beginning */
  learningRate: number;
}

export interface SkipGramSnapshot {
  step: number;
  /** mean L of the pairs of each step */
  losses: Float32Array;
  /** v, [V, d] */
  vectors: Float32Array;
  plane: Plane;
}

export const negatives = 5;
/** Words of the text read in one step. */
export const wordsAStep = 1000;
/** Words on the map, the most frequent ones. */
export const drawn = 300;
/** The share of a text from which on a word is skipped now and then. */
const frequent = 1e-2;

export const stepsOf = ({ tokens }: Corpus, passes: number): number => Math.ceil((passes * tokens.length) / wordsAStep);

/** v before the first step: uniform in ±½/d. u begins at 0. */
export function untrained({ words }: Corpus, dimension: number, seed: number): Float32Array {
  const draw = rng(seed);
  return Float32Array.from({ length: words.length * dimension }, () => draw.uniform(-0.5, 0.5) / dimension);
}

/** The plane of the drawn words. */
export const planeOfDrawn = (vectors: Float32Array, dimension: number, before?: Plane): Plane =>
  planeOf(vectors.subarray(0, drawn * dimension), dimension, before);

/** One yield: a thousand words of the text read.
 *  @throws RangeError for fewer than three different words, and when the loss is no longer finite */
export function* trainSkipGram(
  { text, dimension, window, passes, learningRate }: SkipGramSettings,
  seed: number,
): Generator<() => SkipGramSnapshot, void> {
  const corpus = corpusOf(text);
  const { tokens, words } = corpus;
  if (words.length < 3) throw new RangeError(`The text has ${words.length} different words; three are the fewest`);
  const v = untrained(corpus, dimension, seed);
  const u = new Float32Array(v.length);
  const draw = rng(`skip-gram ${seed}`);
  const negativeOf = drawer(corpus);
  const keep = Array.from(corpus.counts, (count) => Math.sqrt((frequent * tokens.length) / count));
  const { begins, ends } = sentencesOf(corpus);
  const descend = descent(v, u, dimension);
  const steps = stepsOf(corpus, passes);
  const losses = new Float32Array(steps);
  const targets = new Int32Array(1 + negatives);
  let plane = planeOfDrawn(v, dimension);
  let step = 0;
  const look = (): SkipGramSnapshot => ({
    step,
    losses: losses.slice(0, step),
    vectors: v.slice(),
    plane: { ...plane, mean: plane.mean.slice(), axes: plane.axes.slice() },
  });

  while (step < steps) {
    let [loss, pairs] = [0, 0];
    const rate = learningRate * (1 - step / steps);
    const end = Math.min((step + 1) * wordsAStep, passes * tokens.length);
    for (let read = step * wordsAStep; read < end; read++) {
      const at = read % tokens.length;
      if (draw.uniform() > keep[tokens[at]]) continue;
      const reach = 1 + draw.integer(window);
      const last = Math.min(at + reach, ends[at] - 1);
      for (let beside = Math.max(at - reach, begins[at]); beside <= last; beside++) {
        if (beside === at || draw.uniform() > keep[tokens[beside]]) continue;
        targets[0] = tokens[beside];
        for (let k = 1; k <= negatives; k++) targets[k] = negativeOf(draw.uniform(), targets[0]);
        loss += descend(tokens[at], targets, rate);
        pairs++;
      }
    }
    losses[step] = pairs > 0 ? loss / pairs : (losses[step - 1] ?? 0);
    if (!Number.isFinite(losses[step])) throw new RangeError(`After ${step + 1} steps the loss is no longer finite`);
    plane = planeOfDrawn(v, dimension, plane);
    step++;
    yield look;
  }
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** log(1 + eˣ) = − log σ(−x) */
const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));

/** Gradient descent on L of one pair after another.
 *  @param v [V, d]  @param u [V, d], both changed in place
 *  @returns one step: `word` is w, `targets` are c and the negatives; answers L before the step */
export function descent(v: Float32Array, u: Float32Array, d: number) {
  const change = new Float64Array(d); // ∂L/∂v_w
  const errors = new Float64Array(1 + negatives); // σ(u_x · v_w) − t_x

  return (word: number, targets: Int32Array, learningRate: number): number => {
    const w = word * d;
    change.fill(0);
    let loss = 0;
    for (let k = 0; k < targets.length; k++) {
      const x = targets[k] * d;
      let score = 0;
      for (let i = 0; i < d; i++) score += u[x + i] * v[w + i];
      errors[k] = sigmoid(score) - (k === 0 ? 1 : 0);
      loss += softplus(k === 0 ? -score : score);
      for (let i = 0; i < d; i++) change[i] += errors[k] * u[x + i];
    }
    for (let k = 0; k < targets.length; k++) {
      const x = targets[k] * d;
      for (let i = 0; i < d; i++) u[x + i] -= learningRate * errors[k] * v[w + i];
    }
    for (let i = 0; i < d; i++) v[w + i] -= learningRate * change[i];
    return loss;
  };
}

/** Draws a word that is not `but`, with a chance ∝ count^¾. */
function drawer({ counts }: Corpus): (uniform: number, but: number) => number {
  const weights = Array.from(counts, (count) => count ** 0.75);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const table = new Int32Array(1 << 16);
  let [word, upTo] = [0, weights[0] / sum];
  for (let i = 0; i < table.length; i++) {
    if ((i + 0.5) / table.length > upTo && word < weights.length - 1) upTo += weights[++word] / sum;
    table[i] = word;
  }
  return (uniform, but) => {
    const chosen = table[Math.floor(uniform * table.length)];
    return chosen === but ? (but + 1) % counts.length : chosen;
  };
}

/** For each token, where its sentence begins and ends. */
function sentencesOf({ tokens, sentences }: Corpus): { begins: Int32Array; ends: Int32Array } {
  const begins = new Int32Array(tokens.length);
  const ends = new Int32Array(tokens.length);
  for (let s = 0; s + 1 < sentences.length; s++) {
    begins.fill(sentences[s], sentences[s], sentences[s + 1]);
    ends.fill(sentences[s + 1], sentences[s], sentences[s + 1]);
  }
  return { begins, ends };
}
