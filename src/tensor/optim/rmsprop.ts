import { optimiser, type Optimiser, type ParameterList } from './optimiser';

export interface RmspropSettings {
  /** α: how slowly the average of squared gradients forgets, default 0.99 */
  alpha: number;
  /** ε, default 1e-8 */
  eps: number;
  /** λ, added to the gradient as λ p, default 0 */
  weightDecay: number;
}

/** RMSprop: every gradient divided by the root of its recent mean square.
 *    g ← g + λ p      v ← α v + (1 − α) g²      p ← p − η g / (√v + ε)
 *  Source: Tieleman and Hinton 2012, lecture 6e; in the form of torch.optim.RMSprop.   Leaves out: momentum, centring.
 *  @throws RangeError when there are no parameters, or one is given twice */
export function rmsprop(
  params: ParameterList<RmspropSettings>,
  { alpha = 0.99, eps = 1e-8, weightDecay = 0, lr }: Partial<RmspropSettings> & { lr: number },
): Optimiser {
  return optimiser('rmsprop', params, lr, { alpha, eps, weightDecay }, ['v'], (p, g, { v }, own) =>
    rmspropUpdate(p.data, g.data, v.data, own),
  );
}

/** v ← α v + (1 − α) g²,  p ← p − η g / (√v + ε)  for every entry */
export function rmspropUpdate(
  p: Float32Array,
  g: Float32Array,
  v: Float32Array,
  { lr, alpha, eps, weightDecay }: RmspropSettings & { lr: number },
): void {
  for (let i = 0; i < p.length; i++) {
    const gradient = g[i] + weightDecay * p[i];
    v[i] = alpha * v[i] + (1 - alpha) * gradient * gradient;
    p[i] -= (lr * gradient) / (Math.sqrt(v[i]) + eps);
  }
}
