import { inScope } from './memory';
import { Tensor } from './tensor';

/** A copy that outlives the scope it is made in: the numbers, the name and the letters, no tape.
 *  It belongs to the garbage collector, like every tensor made outside a scope. */
export function keep(x: Tensor): Tensor {
  const { name, axes, requiresGrad } = x;
  return inScope(null, () => new Tensor(x.data.slice(), x.shape, { name, axes, requiresGrad }));
}
