import { optimiser, type Optimiser, type ParameterList } from './optimiser';

export interface AdagradSettings {
  /** ε, default 1e-10 */
  eps: number;
  /** λ, added to the gradient as λ p, default 0 */
  weightDecay: number;
}

/** Adagrad: entries that have moved much already move less.
 *    g ← g + λ p      s ← s + g²      p ← p − η g / (√s + ε)
 *  Source: Duchi, Hazan and Singer 2011, in the form of torch.optim.Adagrad.   Leaves out: decay of the learning rate.
 *  @throws RangeError when there are no parameters, or one is given twice */
export function adagrad(
  params: ParameterList<AdagradSettings>,
  { eps = 1e-10, weightDecay = 0, lr }: Partial<AdagradSettings> & { lr: number },
): Optimiser {
  return optimiser('adagrad', params, lr, { eps, weightDecay }, ['sum'], (p, g, { sum }, own) =>
    adagradUpdate(p.data, g.data, sum.data, own),
  );
}

/** s ← s + g²,  p ← p − η g / (√s + ε)  for every entry */
export function adagradUpdate(
  p: Float32Array,
  g: Float32Array,
  sum: Float32Array,
  { lr, eps, weightDecay }: AdagradSettings & { lr: number },
): void {
  for (let i = 0; i < p.length; i++) {
    const gradient = g[i] + weightDecay * p[i];
    sum[i] += gradient * gradient;
    p[i] -= (lr * gradient) / (Math.sqrt(sum[i]) + eps);
  }
}
