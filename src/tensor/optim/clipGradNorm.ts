import { accelerator } from '../accelerator';
import type { Tensor } from '../tensor';

/** Makes all gradients together no longer than maxNorm, without turning them.
 *    n = √Σ g² over every entry of every gradient      g ← g · min(1, maxNorm / (n + 10⁻⁶))
 *  The gradients are replaced, not changed: two tensors can share one, as the two inputs of a sum do.
 *  Source: Pascanu, Mikolov and Bengio 2012, arXiv 1211.5063, in the form of torch.nn.utils.clip_grad_norm_.
 *  @returns n, the norm before; maxNorm = Infinity only measures
 *  @throws RangeError when maxNorm is not positive */
export function clipGradNorm(params: readonly Tensor[], maxNorm: number): number {
  if (!(maxNorm > 0))
    throw new RangeError(`clipGradNorm: the largest norm allowed is ${maxNorm}; it has to be positive`);
  const squares = params.reduce((sum, { grad }) => sum + (grad ? squaresOf(grad) : 0), 0);
  const norm = Math.sqrt(squares);
  const scale = maxNorm / (norm + 1e-6);
  if (scale < 1) for (const param of params) param.grad &&= param.grad.detach().mul(scale).detach();
  return norm;
}

/** Σ g² */
function squaresOf(g: Tensor): number {
  const fast = accelerator.current?.sumSquares(g);
  if (fast !== undefined && Number.isFinite(fast)) return fast; // a kernel squares in float32: from 10¹⁹ on that is ∞
  let sum = 0;
  for (const entry of g.data) sum += entry * entry;
  return sum;
}
