import { tensor, type Tensor } from '@/tensor';

/** All first derivatives of a function of one row, by the tape: one backward pass for each output.
 *    J[i, j] = ∂f(x)_i / ∂x_j
 *  Where the tape holds no path from x to the output (an argmax on the way) the derivative is 0.
 *  Source: the definition, row by row in reverse mode.   Leaves out: batches.
 *  @param f [1, n] -> [1, m]  @param at [1, n]
 *  @returns [m, n] */
export function jacobian(f: (x: Tensor) => Tensor, at: Tensor): Tensor {
  const rows = Array.from({ length: f(at).size }, (_, i) => {
    const x = at.detach({ requiresGrad: true });
    const y = f(x);
    y.backward(tensor([Array.from({ length: y.size }, (_, column) => Number(column === i))]));
    return x.grad ? Array.from(x.grad.data) : Array.from({ length: x.size }, () => 0);
  });
  return tensor(rows);
}
