import { accelerator } from '../accelerator';
import { optimiser, type Optimiser, type ParameterList } from './optimiser';

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
  params: ParameterList<SgdSettings>,
  { momentum = 0, dampening = 0, nesterov = false, weightDecay = 0, lr }: Partial<SgdSettings> & { lr: number },
): Optimiser {
  if (nesterov && (momentum <= 0 || dampening !== 0))
    throw new RangeError('sgd: Nesterov steps want a momentum above 0 and no dampening');
  const settings = { momentum, dampening, nesterov, weightDecay };
  return optimiser('sgd', params, lr, settings, ['momentum'], (p, g, { momentum: b }, own, t) => {
    const numbers = [own.lr, own.momentum, own.dampening, own.weightDecay, Number(own.nesterov), Number(t === 1)];
    if (accelerator.current?.update('sgd', [p, g, own.momentum === 0 ? null : b], numbers)) return;
    sgdUpdate(p.data, g.data, b.data, own, t);
  });
}

/** p ← p − η b,  b ← μ b + (1 − τ) g  for every entry */
export function sgdUpdate(
  p: Float32Array,
  g: Float32Array,
  b: Float32Array,
  { lr, momentum, dampening, nesterov, weightDecay }: SgdSettings & { lr: number },
  t: number,
): void {
  const fresh = t === 1 || momentum === 0 ? 1 : 1 - dampening;
  for (let i = 0; i < p.length; i++) {
    const gradient = g[i] + weightDecay * p[i];
    b[i] = momentum * b[i] + fresh * gradient;
    p[i] -= lr * (nesterov ? gradient + momentum * b[i] : b[i]);
  }
}
