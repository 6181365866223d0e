import { matrix, num, oneOf, seed } from '@/state/dials';

/** Row 1 has mean 4 and variance 9, so that it can be normalised in the head. */
export const first = [[1, 3, 3, 9], [4, 0, 2, 2], [1, 6, 1, 4]]; // prettier-ignore
/** A row that is added. */
export const spare = [2, 2, 5, 3, 0, 6];
export const most = { rows: 6, features: 6 };

export const normNames = { batch: 'batch norm', layer: 'layer norm', rms: 'RMSNorm' };
export const placementNames = { post: 'post-norm (2017)', pre: 'pre-norm (GPT-2)' };

export const dials = {
  show: oneOf('Show', 'grid', { grid: 'one batch', depth: 'a deep stack' }),
  norm: oneOf('Norm', 'layer', normNames),
  bump: num('Added to another row', 0, [-20, 20], 1),
  eps: num('ε', 1e-5, [1e-8, 10], 1e-5, { log: true }),
  x: matrix('Batch', first, { min: -1000, max: 1000, maxRows: most.rows, maxCols: most.features }),
  gain: matrix('Gain γ', [[1, 1, 1, 1]], { min: -100, max: 100, maxRows: 1, maxCols: most.features }),
  shift: matrix('Shift β', [[0, 0, 0, 0]], { min: -100, max: 100, maxRows: 1, maxCols: most.features }),
  /** Row and feature whose arithmetic is shown. */
  chosen: matrix('Chosen number', [[0, 3]], { min: 0, max: most.rows - 1, maxRows: 1, maxCols: 2 }),
  placement: oneOf('Norm of a block', 'post', placementNames),
  layers: num('Blocks', 16, [1, 32], 1),
  scale: num('Size of the weights', 1, [0.1, 2], 0.1),
  seed: seed(2),
};
