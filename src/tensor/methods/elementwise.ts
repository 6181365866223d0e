import type { Tensor } from '../tensor';
import { Storage } from './storage';

type Operand = Tensor | number;

/** Entry by entry. Two operands broadcast as in PyTorch: shapes are aligned at the last axis and lengths of 1 repeat;
 *  the result has the broadcast shape. @throws RangeError naming the axis on which two shapes disagree. */
export abstract class Elementwise extends Storage {
  /** y = a + b */
  add(this: Tensor, b: Operand): Tensor {
    return this.apply('add', [this, b], {});
  }

  /** y = a − b */
  sub(this: Tensor, b: Operand): Tensor {
    return this.apply('sub', [this, b], {});
  }

  /** y = a · b, entry by entry (the matrix product is matmul) */
  mul(this: Tensor, b: Operand): Tensor {
    return this.apply('mul', [this, b], {});
  }

  /** y = a / b */
  div(this: Tensor, b: Operand): Tensor {
    return this.apply('div', [this, b], {});
  }

  /** y = −x */
  neg(this: Tensor): Tensor {
    return this.apply('neg', [this], {});
  }

  /** y = eˣ */
  exp(this: Tensor): Tensor {
    return this.apply('exp', [this], {});
  }

  /** y = ln x: −∞ at 0, NaN below */
  log(this: Tensor): Tensor {
    return this.apply('log', [this], {});
  }

  /** y = √x */
  sqrt(this: Tensor): Tensor {
    return this.apply('sqrt', [this], {});
  }

  /** y = x² */
  square(this: Tensor): Tensor {
    return this.apply('square', [this], {});
  }

  /** y = |x| */
  abs(this: Tensor): Tensor {
    return this.apply('abs', [this], {});
  }

  /** y = −1, 0 or 1 */
  sign(this: Tensor): Tensor {
    return this.apply('sign', [this], {});
  }

  /** y = 1 / x */
  reciprocal(this: Tensor): Tensor {
    return this.apply('reciprocal', [this], {});
  }

  /** y = 1 / √x */
  rsqrt(this: Tensor): Tensor {
    return this.apply('rsqrt', [this], {});
  }

  /** y = sin x, in radians */
  sin(this: Tensor): Tensor {
    return this.apply('sin', [this], {});
  }

  /** y = cos x, in radians */
  cos(this: Tensor): Tensor {
    return this.apply('cos', [this], {});
  }

  /** y = 2/√π ∫₀ˣ e^{−t²} dt */
  erf(this: Tensor): Tensor {
    return this.apply('erf', [this], {});
  }

  /** y = xᵖ for a fixed number p */
  pow(this: Tensor, exponent: number): Tensor {
    return this.apply('pow', [this], { exponent });
  }

  /** y = the larger of a and b; the gradient goes to the larger, half each when equal */
  maximum(this: Tensor, b: Operand): Tensor {
    return this.apply('maximum', [this, b], {});
  }

  /** y = the smaller of a and b; the gradient goes to the smaller, half each when equal */
  minimum(this: Tensor, b: Operand): Tensor {
    return this.apply('minimum', [this, b], {});
  }

  /** y = x kept within [min, max]; no gradient outside */
  clamp(this: Tensor, min: number, max: number): Tensor {
    return this.apply('clamp', [this], { min, max });
  }

  /** 1 where a > b, else 0 */
  gt(this: Tensor, b: Operand): Tensor {
    return this.apply('gt', [this, b], {});
  }

  /** 1 where a ≥ b, else 0 */
  ge(this: Tensor, b: Operand): Tensor {
    return this.apply('ge', [this, b], {});
  }

  /** 1 where a < b, else 0 */
  lt(this: Tensor, b: Operand): Tensor {
    return this.apply('lt', [this, b], {});
  }

  /** 1 where a ≤ b, else 0 */
  le(this: Tensor, b: Operand): Tensor {
    return this.apply('le', [this, b], {});
  }

  /** 1 where a = b, else 0 */
  eq(this: Tensor, b: Operand): Tensor {
    return this.apply('eq', [this, b], {});
  }
}
