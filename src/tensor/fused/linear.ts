import type { Tensor } from '../tensor';

/** y = x W + b;  x [..., i], W [i, o], b [o] or left out -> [..., o] */
export function linear([x, W, b]: readonly Tensor[]): Tensor {
  const y = x.matmul(W);
  return b ? y.add(b) : y;
}
