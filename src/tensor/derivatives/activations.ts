import type { DerivativeTable } from '../operations';
import type { Tensor } from '../tensor';

/** Φ(x) + x φ(x): the normal distribution function and its density */
function geluErfSlope(x: Tensor): Tensor {
  const cumulative = x.div(Math.SQRT2).erf().add(1).div(2);
  const density = x
    .square()
    .div(-2)
    .exp()
    .div(Math.sqrt(2 * Math.PI));
  return cumulative.add(x.mul(density));
}

/** ½(1 + t) + ½x (1 − t²) u'  with  t = tanh u,  u = √(2/π) (x + 0.044715 x³) */
function geluTanhSlope(x: Tensor): Tensor {
  const c = Math.sqrt(2 / Math.PI);
  const t = x.add(x.pow(3).mul(0.044715)).mul(c).tanh();
  const inner = x
    .square()
    .mul(3 * 0.044715)
    .add(1)
    .mul(c);
  return t
    .add(1)
    .add(x.mul(t.square().neg().add(1)).mul(inner))
    .div(2);
}

export const activations = {
  sigmoid: (g, { y }) => [g.mul(y.sub(y.square()))], //                    σ' = σ(1 − σ)
  tanh: (g, { y }) => [g.mul(y.square().neg().add(1))], //                 tanh' = 1 − tanh²
  relu: (g, { x }) => [g.mul(x.gt(0))], //                                 1 above 0, else 0
  leakyRelu: (g, { x, attributes: { slope } }) => [
    g.mul(
      x
        .gt(0)
        .mul(1 - slope)
        .add(slope),
    ),
  ],
  gelu: (g, { x, attributes: { approximate } }) => [g.mul(approximate === 'tanh' ? geluTanhSlope(x) : geluErfSlope(x))],
  silu: (g, { x, y }) => [g.mul(x.sigmoid().mul(y.neg().add(x).add(1)))], // (xσ)' = σ(1 + x − xσ)
  softplus: (g, { x }) => [g.mul(x.sigmoid())], //                         ln(1 + eˣ)' = σ(x)
  logSigmoid: (g, { x }) => [g.mul(x.neg().sigmoid())], //                 (ln σ(x))' = σ(−x)
} satisfies Partial<DerivativeTable>;
