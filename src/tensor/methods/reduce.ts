import { axesOf, axisOf } from '../errors';
import type { Tensor } from '../tensor';
import { Elementwise } from './elementwise';

type Dim = number | readonly number[];

/** Many entries to one. `dim` is an axis or a list of them, negative counting from the end, all when left out; those
 *  axes disappear, or keep length 1 with `keepdim`. @throws RangeError when x has no such axis. */
export abstract class Reduce extends Elementwise {
  /** y = Σ x */
  sum(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('sum', [this], { dims: axesOf('sum', this, dim), keepdim });
  }

  /** y = (Σ x) / n */
  mean(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('mean', [this], { dims: axesOf('mean', this, dim), keepdim });
  }

  /** The largest entry; of equals the first receives the gradient. */
  max(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('max', [this], { dims: axesOf('max', this, dim), keepdim });
  }

  /** The smallest entry; of equals the first receives the gradient. */
  min(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('min', [this], { dims: axesOf('min', this, dim), keepdim });
  }

  /** The largest entry; equals share the gradient evenly. */
  amax(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('amax', [this], { dims: axesOf('amax', this, dim), keepdim });
  }

  /** The smallest entry; equals share the gradient evenly. */
  amin(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('amin', [this], { dims: axesOf('amin', this, dim), keepdim });
  }

  /** y = Σ (x − mean)² / (n − correction); correction 1 (the default, as in PyTorch) is unbiased, 0 is the plain mean. */
  var(this: Tensor, dim?: Dim, options: { correction?: number; keepdim?: boolean } = {}): Tensor {
    const { correction = 1, keepdim = false } = options;
    return this.apply('var', [this], { dims: axesOf('var', this, dim), keepdim, correction });
  }

  /** y = ln Σ eˣ, without overflow; −∞ when every x is −∞. */
  logsumexp(this: Tensor, dim?: Dim, keepdim = false): Tensor {
    return this.apply('logsumexp', [this], { dims: axesOf('logsumexp', this, dim), keepdim });
  }

  /** The index of the largest entry on axis `dim` (the row-major position without `dim`), the first of equals. No gradient. */
  argmax(this: Tensor, dim?: number, keepdim = false): Tensor {
    return this.apply('argmax', [this], { dims: axesOf('argmax', this, dim), keepdim });
  }

  /** y_i = x_0 + … + x_i along `dim`; same shape. */
  cumsum(this: Tensor, dim: number): Tensor {
    return this.apply('cumsum', [this], { dim: axisOf('cumsum', this, dim) });
  }
}
