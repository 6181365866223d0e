/** The neural probabilistic language model: the words before, through one shared table, to a distribution over the next. */
import { concat, fromArray, rng, svd, type Tensor } from '@/tensor';
import { partsOf, type NplmSizes } from './nplmSizes';

/** As in the paper, weights act on columns from the left. */
export interface NplmWeights {
  /** [d, V], or none: then W₁ reads the one-hot vectors themselves. */
  readonly C?: Tensor;
  /** [m, n·d] */
  readonly first: Tensor;
  /** [V, m], or [d, m] where a decoder follows. */
  readonly second: Tensor;
  /** [V, d] */
  readonly D?: Tensor;
}

export interface NplmStages {
  /** One column [V, 1] a word. */
  readonly oneHots: readonly Tensor[];
  /** C x, or x where there is no C. */
  readonly slots: readonly Tensor[];
  readonly stacked: Tensor;
  readonly hidden: Tensor;
  readonly logits: Tensor;
  readonly probabilities: Tensor;
}

/**
 * The next word's distribution.
 *    p̂ = softmax(D W₂ tanh(W₁ [C x₋₁; …; C x₋ₙ]))
 *  C is the same for every slot; W₁ has a block of columns for each, so the order of the words is not lost.
 *  Source: bengio2000, §2.   Leaves out: biases, and the direct connections from C x to the output.
 *  @param ids the words, the latest first
 *  @throws RangeError when W₁ has not as many columns as the stack has rows: the net reads one number of words and no other
 */
export function nplm(ids: readonly number[], { C, first, second, D }: NplmWeights): NplmStages {
  const vocabulary = (D ?? second).shape[0]!;
  const oneHots = ids.map((id, i) =>
    fromArray(
      Array.from({ length: vocabulary }, (_, v) => (v === id ? 1 : 0)),
      [vocabulary, 1],
      { name: `x_−${i + 1}` },
    ),
  );
  const slots = oneHots.map((x, i) => (C ? C.matmul(x).named(`C·x_−${i + 1}`) : x)); // [d, V] · [V, 1] -> [d, 1]
  const stacked = concat(slots, 0).named('stack'); // n × [d, 1] -> [n·d, 1]
  const hidden = first.matmul(stacked).tanh().named('h'); // [m, n·d] · [n·d, 1] -> [m, 1]
  const up = second.matmul(hidden); // [V, m] · [m, 1] -> [V, 1]
  const logits = (D ? D.matmul(up) : up).named('logits'); // [V, d] · [d, 1] -> [V, 1]
  return { oneHots, slots, stacked, hidden, logits, probabilities: logits.softmax(0).named('p̂') };
}

const displayed = { C: 'C', W_1: 'W₁', W_2: 'W₂', D: 'D' };

/** Weights nobody trained, variance 1/columns, so that nothing grows on the way. */
export function drawNplm(sizes: NplmSizes, seed: number): NplmWeights {
  const drawn = new Map(
    partsOf(sizes).map(({ name, rows, columns }) => {
      // A one-hot vector picks a single column: C is drawn as if it had one.
      const spread = name === 'C' ? 1 : 1 / Math.sqrt(columns);
      return [name, rng(`${seed}:${name}`).normalTensor([rows, columns], spread, { name: displayed[name] })];
    }),
  );
  const C = drawn.get('C');
  return {
    C,
    first: drawn.get('W_1')!,
    second: drawn.get('W_2')!,
    D: sizes.tables === 'tied' ? C!.T.named('Cᵀ') : drawn.get('D'),
  };
}

/** The rank of what the first slot's block does to a one-hot vector, W₁ C: singular values that are not 0. */
export function slotRank({ C, first }: NplmWeights, width: number): number {
  const block = first.slice([], [0, width]); // [m, n·d] -> [m, d]
  const { S } = svd(C ? block.matmul(C) : block); // [m, d] · [d, V] -> [m, V]
  const values = Array.from({ length: S.shape[0]! }, (_, i) => S.at(i));
  return values.filter((value) => value > 1e-5 * (values[0] ?? 0)).length;
}
