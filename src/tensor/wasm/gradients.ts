/** Gradients in one kernel each, where a rule of derivatives/ would take several. The rule stays the definition: the tests
 *  hold every row here against it, and explain() opens it when somebody asks where such a gradient came from. */

import { derivative } from '../backward';
import type { Fused } from '../methods/storage';
import type { Attributes, OperationName, Step } from '../operations';
import type { Tensor } from '../tensor';
import { rowsOf } from './forward/network';
import type { Places } from './places';

/** What a row reads beside the places: g = dL/dy, the result, its inputs, and what the forward kernel saved. */
interface Question<K extends OperationName> {
  g: Tensor;
  y: Tensor;
  x: Tensor;
  inputs: readonly Tensor[];
  attributes: Attributes[K];
  /** a new tensor in the shape of the i-th input, for dL/d(input) */
  output(i: number): Tensor;
}

type Row<K extends OperationName> = (places: Places, of: Question<K>) => readonly (Tensor | null)[] | null;
type GradientTable = { [K in OperationName]?: Row<K> };

/** dx[i] from g[i] and one other number: y[i] or x[i]. */
const entrywise =
  (kernel: string, from: 'x' | 'y') =>
  (places: Places, of: Pick<Question<'neg'>, 'g' | 'x' | 'y' | 'output'>): readonly Tensor[] => {
    const [G, F] = [places.address(of.g), places.address(of[from])];
    const dx = of.output(0);
    places.kernels[kernel](G, F, places.address(dx), dx.size);
    return [dx];
  };

const alongRows =
  <K extends 'softmax' | 'logSoftmax'>(kernel: `${K}Gradient`) =>
  (places: Places, { g, y, attributes: { dim }, output }: Question<K>): readonly Tensor[] | null => {
    if (dim !== y.ndim - 1) return null;
    const [G, Y] = [places.address(g), places.address(y)];
    const dx = output(0);
    places.kernels[kernel](G, Y, places.address(dx), ...rowsOf(y));
    return [dx];
  };

const rows = {
  sigmoid: entrywise('sigmoidGradient', 'y'),
  tanh: entrywise('tanhGradient', 'y'),
  relu: entrywise('reluGradient', 'x'),
  silu: entrywise('siluGradient', 'x'),
  gelu: (places, of) => (of.attributes.approximate === 'tanh' ? entrywise('geluTanhGradient', 'x')(places, of) : null),
  softmax: alongRows<'softmax'>('softmaxGradient'),
  logSoftmax: alongRows<'logSoftmax'>('logSoftmaxGradient'),

  crossEntropy: (places, { g, y, inputs: [logits, targets], attributes, output }) => {
    if (!y.saved) return null;
    const [logZ, counted] = y.saved;
    const weight = attributes.reduction === 'mean' ? g.div(counted) : g;
    const [X, T, Z, W] = [logits, targets, logZ, weight].map((tensor) => places.address(tensor));
    const dx = output(0);
    const each = weight.size === 1 ? 0 : 1;
    places.kernels.crossEntropyGradient(
      X,
      T,
      Z,
      W,
      each,
      places.address(dx),
      ...rowsOf(logits),
      attributes.ignoreIndex,
    );
    return [dx, null];
  },

  layerNorm: (places, { g, y, x, output }) => {
    if (!y.saved) return null;
    const [G, X, S] = [g, x, y.saved[0]].map((tensor) => places.address(tensor));
    const dx = output(0);
    places.kernels.layerNormGradient(G, X, 0, S, places.address(dx), 0, 0, ...rowsOf(x));
    return [dx];
  },
  rmsNorm: (places, { g, y, x, output }) => {
    if (!y.saved) return null;
    const [G, X, S] = [g, x, y.saved[0]].map((tensor) => places.address(tensor));
    const dx = output(0);
    places.kernels.rmsNormGradient(G, X, 0, S, places.address(dx), 0, ...rowsOf(x));
    return [dx];
  },

  embedding: (places, { g, inputs: [table, ids], output }) => {
    const [G, I] = [places.address(g), places.address(ids)];
    const dTable = output(0);
    const D = places.address(dTable);
    places.kernels.fill(D, dTable.size, 0);
    places.kernels.scatterAddRows(G, I, D, ids.size, table.shape[1]);
    return [dTable, null];
  },
} satisfies GradientTable;

/** The operations whose gradient has a kernel. */
export const gradientNames = Object.keys(rows) as OperationName[];

/** dL/d(input) for every input of a step, or null where no kernel fits. */
export function gradient<K extends OperationName>(
  places: Places,
  g: Tensor,
  y: Tensor,
  step: Step<K>,
): readonly (Tensor | null)[] | null {
  const row = (rows as GradientTable)[step.operation] as Row<K> | undefined;
  if (!row) return null;
  const { inputs, attributes } = step;
  const output = (i: number): Tensor => {
    const made: Fused = { inputs: [g, ...inputs], expression: () => derivative(y, step, g)[i]!, gradient: null };
    return places.output(inputs[i].shape, [], made, `the gradient of ${step.operation}`);
  };
  return places.run(() => row(places, { g, y, x: inputs[0], inputs, attributes, output }));
}
