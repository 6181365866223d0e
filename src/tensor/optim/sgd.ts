import { optimiser, type Optimiser, type Parameters } from './optimiser';

export interface SgdSettings {
  /** μ, default 0: plain gradient descent */
  momentum: number;
  /** τ, default 0 */
  dampening: number;
  /** step to where the momentum leads, default false */
  nesterov: boolean;
  /** λ, added to the gradient as λ p, default 0 */
  weightDecay: number;
}

/** Stochastic gradient descent, with momentum.
 *    g ← g + λ p      b ← μ b + (1 − τ) g, at first b = g      p ← p − η b   (Nesterov: p − η (g + μ b))
 *  Source: Polyak 1964; Sutskever et al. 2013; in the form of torch.optim.SGD.
 *  @throws RangeError when there are no parameters, one is given twice, or Nesterov has no momentum or is dampened */
export function sgd(
  params: Parameters<SgdSettings>,
  { momentum = 0, dampening = 0, nesterov = false, weightDecay = 0, lr }: Partial<SgdSettings> & { lr: number },
): Optimiser {
  if (nesterov && (momentum <= 0 || dampening !== 0))
    throw new RangeError('sgd: Nesterov steps want a momentum above 0 and no dampening');
  const settings = { lr, momentum, dampening, nesterov, weightDecay };
  return optimiser('sgd', params, settings, ['momentum'], (p, g, { momentum: b }, own, t) => sgdUpdate(p, g, b, own, t));
}

/** p ← p − η b,  b ← μ b + (1 − τ) g  for every entry */
export function sgdUpdate(
  p: Float32Array,
  g: Float32Array,
  b: Float32Array,
  { lr, momentum, dampening, nesterov, weightDecay }: SgdSettings & { lr: number },
  t: number,
): void {
  const fresh = t === 1 ? 1 : 1 - dampening;
  for (let i = 0; i < p.length; i++) {
    const gradient = g[i] + weightDecay * p[i];
    b[i] = momentum * b[i] + fresh * gradient;
    p[i] -= lr * (nesterov ? gradient + momentum * b[i] : b[i]);
  }
}
