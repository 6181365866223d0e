import { rowsOf } from './network';
import type { KernelTable } from './table';

export const losses = {
  crossEntropy: (places, [logits, targets], { ignoreIndex, reduction, labelSmoothing }, step) => {
    if (labelSmoothing !== 0) return null;
    const [rows, V] = rowsOf(logits);
    places.recheck('crossEntropy', targets, V, ignoreIndex);
    const [X, T] = [places.address(logits), places.address(targets)];
    const inputs = [logits, targets];
    const each = places.output(targets.shape, inputs, reduction === 'none' ? step : null, 'crossEntropy');
    const logZ = places.output(targets.shape, [], null, 'crossEntropy');
    const counted = places.output([], [], null, 'crossEntropy');
    const [E, Z, C] = [each, logZ, counted].map((x) => places.address(x));
    places.kernels.crossEntropy(X, T, E, Z, rows, V, ignoreIndex);
    places.kernels.countTargets(T, C, rows, ignoreIndex);
    if (reduction === 'none') {
      each.saved = [logZ, counted];
      return each;
    }
    const y = places.output([], inputs, step, 'crossEntropy');
    places.kernels.sum(E, places.address(y), 1, rows, 1);
    if (reduction === 'mean') places.kernels.div(places.address(y), C, places.address(y), 1, 1, 0, 0, 0, 0);
    y.saved = [logZ, counted];
    return y;
  },
} satisfies KernelTable;
