/** A recurrent network that reads brackets as one-hot vectors and says at the end whether they were balanced.
 *    h_t = cell(x_t, h_{t−1}),   h_0 = 0      p = softmax(φ(h_T) V + c)      φ = ReLU after the LSTM, the identity else
 *  Of the source: ReLU in the Elman and the gated cell, the paper's GRU, the read-outs, two classes. Our choice, since the
 *  source leaves it open: weights begin as PyTorch's do, linear layers (Elman, gated) uniform in ±1/√(numbers read), GRU and
 *  LSTM in ±1/√h throughout.
 *  Source: lelarge2023; elman1990, cho2014gru, hochreiter1997 for the cells.   Leaves out: PyTorch's second biases. */

import { rng, stack, tensor, zeros, type Rng, type Tensor } from '@/tensor';
import { withNumbers } from '../numbers';
import { initial, initialAffine, initialLinear, type Affine } from '../recurrent/affine';
import type { ReadOut } from '../recurrent/readOut';
import { cellSize, readOutSize } from '../recurrent/size';
import { layersOf, readWith, type BracketCell, type GateName } from './cells';

export type { BracketCell } from './cells';

export interface BracketSize {
  /** 1 … 5: the cell reads 2 · colours numbers */
  colours: number;
  /** units, h */
  hidden: number;
}

export interface BracketClassifier {
  readonly cell: BracketCell;
  /** W [2c, h], U [h, h], b [h] of each layer of the cell */
  readonly weights: Readonly<Record<string, Affine>>;
  /** V [h, 2], c [2]; class 1 is 'balanced' */
  readonly readOut: ReadOut;
}

/** Before training. */
export function bracketClassifier(cell: BracketCell, { colours, hidden }: BracketSize, draw: Rng): BracketClassifier {
  const d = 2 * colours;
  const linear = cell === 'elman' || cell === 'gated';
  const layer = (): Affine =>
    linear
      ? { W: initial([d, hidden], d, draw), U: initial([hidden, hidden], hidden, draw), b: initial([hidden], d, draw) }
      : initialAffine(d, hidden, draw);
  const weights = Object.fromEntries(layersOf[cell].map((name) => [name, layer()]));
  const { W: V, b: c } = initialLinear(hidden, 2, draw);
  return { cell, weights, readOut: { V, c } };
}

/** The classifier whose numbers these are, to read with. @throws RangeError when there are too few or too many */
export const classifierOf = (cell: BracketCell, size: BracketSize, numbers: Float32Array): BracketClassifier =>
  withNumbers(bracketClassifier(cell, size, rng(0)), numbers);

/** All that such a classifier learns. */
export const parameterCount = (cell: BracketCell, { colours, hidden }: BracketSize): number =>
  cellSize(cell, 2 * colours, hidden) + readOutSize(hidden, 2);

/** The scores of both classes after whole strings: x [B, T, 2c] -> [B, 2]. */
export const scores = (classifier: BracketClassifier, x: Tensor): Tensor =>
  judge(classifier, readWith(classifier, x).h.at(-1)!).named('scores', ['B', 'class']);

/** h [..., h] -> scores [..., 2] */
function judge({ cell, readOut }: BracketClassifier, h: Tensor): Tensor {
  return (cell === 'lstm' ? h.relu() : h).linear(readOut.V, readOut.c); // [..., h] · [h, 2] -> [..., 2]
}

export interface BracketReading {
  /** h_1 … h_T, [T, h] */
  states: Tensor;
  /** of 'balanced', after the whole string */
  probability: number;
  /** the same after each symbol, T numbers */
  after: number[];
  /** [T, h] each; missing in the Elman cell, which has none */
  gates?: Partial<Record<GateName, Tensor>>;
}

/** One string, symbol by symbol. Of the empty string there is no state but h_0 = 0, and the read-out judges that. */
export function readBrackets(classifier: BracketClassifier, symbols: readonly number[]): BracketReading {
  const [d, hidden] = Object.values(classifier.weights)[0].W.shape;
  if (symbols.length === 0)
    return { states: zeros([0, hidden]), probability: balanced(classifier, zeros([1, hidden]))[0], after: [] };
  const { h, gates } = readWith(classifier, oneHot([symbols], d / 2));
  const inTime = (values: readonly Tensor[], name: string): Tensor =>
    stack(values, 0).reshape(symbols.length, hidden).named(name, ['t', 'unit']); // T of [1, h] -> [T, h]
  const states = inTime(h, 'h');
  const after = balanced(classifier, states);
  const named = Object.entries(gates).map(([name, values]) => [name, inTime(values, name)]);
  return {
    states,
    probability: after[after.length - 1],
    after,
    ...(named.length > 0 && { gates: Object.fromEntries(named) }),
  };
}

/** The probability of 'balanced' for each of n states [n, h]. */
function balanced(classifier: BracketClassifier, h: Tensor): number[] {
  const p = judge(classifier, h).softmax(-1); // [n, 2]
  return Array.from({ length: h.shape[0] }, (_, i) => p.at(i, 1));
}

/** A row of 2c numbers a symbol.
 *  @param strings all of one length T
 *  @returns [B, T, 2c] */
export const oneHot = (strings: readonly (readonly number[])[], colours: number): Tensor =>
  tensor(strings)
    .oneHot(2 * colours)
    .named('x');
