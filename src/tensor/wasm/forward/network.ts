import type { Step } from '../../operations';
import type { Tensor } from '../../tensor';
import type { Fused } from '../../methods/storage';
import type { Places } from '../places';
import type { KernelTable } from './table';

/** rows and columns of the last axis */
export const rowsOf = (x: Tensor): [rows: number, n: number] => {
  const n = x.shape.at(-1) ?? 1;
  return [n === 0 ? 0 : x.size / n, n];
};

/** y = (x − mean)/√(var + ε) · weight + bias, and mean and 1/√(var + ε) of each row for the gradient. */
export function normalised(
  places: Places,
  kernel: 'layerNorm' | 'rmsNorm',
  [x, weight, bias]: readonly (Tensor | undefined)[],
  eps: number,
  made: Step | Fused,
): { y: Tensor; statistics: Tensor } {
  const inputs = [x!, weight, bias].filter((input) => input !== undefined);
  const [rows, n] = rowsOf(x!);
  const [X, W, B] = [x, weight, bias].map((input) => (input ? places.address(input) : 0));
  const y = places.output(x!.shape, inputs, made, kernel);
  const statistics = places.output([rows, 2], [], null, kernel);
  const [Y, S] = [places.address(y), places.address(statistics)];
  if (kernel === 'layerNorm') places.kernels.layerNorm(X, W, B, Y, S, rows, n, eps);
  else places.kernels.rmsNorm(X, W, Y, S, rows, n, eps);
  return { y, statistics };
}

const alongRows =
  <K extends 'softmax' | 'logSoftmax'>(name: K) =>
  (places: Places, [x]: readonly Tensor[], { dim }: { dim: number }, step: Step<K>): Tensor | null => {
    if (dim !== x.ndim - 1) return null;
    const X = places.address(x);
    const y = places.output(x.shape, [x], step, name);
    places.kernels[name](X, places.address(y), ...rowsOf(x));
    return y;
  };

export const network = {
  softmax: alongRows('softmax'),
  logSoftmax: alongRows('logSoftmax'),
  layerNorm: (places, [x], { eps }, step) => {
    const { y, statistics } = normalised(places, 'layerNorm', [x], eps, step);
    y.saved = [statistics];
    return y;
  },
  rmsNorm: (places, [x], { eps }, step) => {
    const { y, statistics } = normalised(places, 'rmsNorm', [x], eps, step);
    y.saved = [statistics];
    return y;
  },
} satisfies KernelTable;
