import { extremes, greater, less } from '../forward/reduce';
import type { Attributes, DerivativeTable, Differentiated } from '../operations';
import { reducedShape } from '../shape';
import type { Tensor } from '../tensor';

type Of = Differentiated<Attributes['sum']>;

/** t as it was before the reduction dropped its axes: what one sum received, each of its summands receives. */
const restored = (t: Tensor, { x, attributes: { dims } }: Of): Tensor =>
  t.reshape(...reducedShape(x.shape, dims, true));

/** The same for every summand. */
const spread = (g: Tensor, of: Of): Tensor => restored(g, of).broadcastTo(of.x.shape);

const count = ({ x, y }: Of): number => x.size / y.size;

/** The whole gradient to the one entry that was chosen. */
const toChosen =
  (better: (a: number, b: number) => boolean) =>
  (g: Tensor, { x, attributes: { dims } }: Of) => [g.scatterAdd(extremes(x, dims, better), x.shape)];

/** The gradient in equal parts to all entries that reach the extreme. */
const toAllEqual = (g: Tensor, of: Of) => {
  const equal = of.x.eq(restored(of.y, of));
  return [equal.mul(restored(g, of)).div(equal.sum(of.attributes.dims, true))];
};

export const reduce = {
  sum: (g, of) => [spread(g, of)], //                 (Σx)' = 1 for each
  mean: (g, of) => [spread(g, of).div(count(of))], // 1/n for each
  max: toChosen(greater),
  min: toChosen(less),
  amax: toAllEqual,
  amin: toAllEqual,
  var: (g, of) => {
    const { dims, correction } = of.attributes;
    const deviation = of.x.sub(of.x.mean(dims, true));
    return [restored(g, of).mul(deviation.mul(2 / (count(of) - correction)))]; // 2(x − mean)/(n − c)
  },
  logsumexp: (g, of) => [restored(g, of).mul(of.x.sub(restored(of.y, of)).exp())], // softmax(x) = e^{x − y}
  argmax: () => [null],
  cumsum: (g, { attributes: { dim } }) => [g.sum(dim, true).sub(g.cumsum(dim)).add(g)], // x_i is in every sum from i on
} satisfies Partial<DerivativeTable>;
