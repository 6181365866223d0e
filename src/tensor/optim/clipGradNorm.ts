import type { Tensor } from '../tensor';

/** Makes all gradients together no longer than maxNorm, without turning them.
 *    n = √Σ g² over every entry of every gradient      g ← g · min(1, maxNorm / (n + 10⁻⁶))
 *  The gradients are replaced, not changed: two tensors can share one, as the two inputs of a sum do.
 *  Source: Pascanu, Mikolov and Bengio 2012, arXiv 1211.5063, in the form of torch.nn.utils.clip_grad_norm_.
 *  @returns n, the norm before; maxNorm = Infinity only measures
 *  @throws RangeError when maxNorm is not positive */
export function clipGradNorm(params: readonly Tensor[], maxNorm: number): number {
  if (!(maxNorm > 0)) throw new RangeError(`clipGradNorm: the largest norm allowed is ${maxNorm}; it has to be positive`);
  let squares = 0;
  for (const { grad } of params) for (const entry of grad?.data ?? []) squares += entry * entry;
  const norm = Math.sqrt(squares);
  const scale = maxNorm / (norm + 1e-6);
  if (scale < 1) for (const param of params) param.grad &&= param.grad.detach().mul(scale).detach();
  return norm;
}
