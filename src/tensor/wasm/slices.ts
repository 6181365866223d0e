import { derivative } from '../backward';
import type { Fused } from '../methods/storage';
import type { Step } from '../operations';
import { stridesOf } from '../shape';
import type { Tensor } from '../tensor';
import { firstOf, walk, type Places } from './places';

/** The gradient of a tensor that is read slice by slice: zeros, with the gradient of each slice added in its place. */
class Slices implements Fused {
  readonly inputs: Tensor[] = [];
  readonly gradient = null;
  readonly #rules: (() => Tensor)[] = [];

  constructor(readonly of: Tensor) {}

  add(g: Tensor, y: Tensor, step: Step<'slice'>): void {
    this.inputs.push(g);
    this.#rules.push(() => derivative(y, step, g)[0]!);
  }

  /** The sum that the rules of derivatives/ describe. */
  readonly expression = (): Tensor => {
    const [first, ...rest] = this.#rules.map((rule) => rule());
    return rest.reduce((sum, gradient) => sum.add(gradient), first);
  };
}

/** dL/dx from the gradient g of a slice y of x, together with `sofar`, that of the slices before. */
export function sliceGradient(
  places: Places,
  g: Tensor,
  y: Tensor,
  step: Step<'slice'>,
  sofar: Tensor | null,
): Tensor | null {
  const [x] = step.inputs;
  if (x.ndim > 4 || !places.frame) return null;
  // a finished gradient may be handed on to other tensors as it is; only that of x itself may still change
  const known = sofar?.made instanceof Slices && sofar.made.of === x ? sofar.made : null;
  if (sofar && !known) return null;
  const made = known ?? new Slices(x);
  made.add(g, y, step);
  const G = places.address(g);
  const dx = sofar ?? places.output(x.shape, [g], made, 'the gradient of slices');
  const to = places.address(dx);
  if (!sofar) places.kernels.fill(to, dx.size, 0);

  const { ranges } = step.attributes;
  const strides = stridesOf(x.shape);
  const steps = ranges.map(([, , by], axis) => by * strides[axis]);
  places.kernels.placeAdd(G, to + 4 * firstOf(ranges, strides), ...walk(g.shape, stridesOf(g.shape), steps));
  return dx;
}
