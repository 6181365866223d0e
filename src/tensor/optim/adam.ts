import { accelerator } from '../accelerator';
import { optimiser, type Optimiser, type ParameterList, type Update } from './optimiser';

export interface AdamSettings {
  /** β₁, β₂: how slowly the averages of gradient and squared gradient forget, default 0.9 and 0.999 */
  betas: readonly [number, number];
  /** ε, default 1e-8 */
  eps: number;
  /** λ, default 0 (adam), 0.01 (adamw) */
  weightDecay: number;
}

type Options = Partial<AdamSettings> & { lr: number };

/** Adam: every entry has its own step, the mean of its gradients over their size.
 *    g ← g + λ p, so that decay is one more gradient, averaged and scaled like the rest (adamw leaves it out of the averages)
 *    m ← β₁ m + (1 − β₁) g      v ← β₂ v + (1 − β₂) g²      p ← p − η (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 *  Source: Kingma and Ba 2014, arXiv 1412.6980, algorithm 1.
 *  @throws RangeError when there are no parameters, or one is given twice */
export function adam(params: ParameterList<AdamSettings>, { lr, ...options }: Options): Optimiser {
  return optimiser('adam', params, lr, { ...defaults, ...options }, ['m', 'v'], updateOf(false));
}

/** AdamW: Adam, with weights that shrink by themselves.
 *    p ← (1 − η λ) p, then as Adam with λ = 0
 *  Source: Loshchilov and Hutter 2017, arXiv 1711.05101, algorithm 2.
 *  @throws RangeError when there are no parameters, or one is given twice */
export function adamw(params: ParameterList<AdamSettings>, { lr, ...options }: Options): Optimiser {
  return optimiser('adamw', params, lr, { ...defaults, weightDecay: 0.01, ...options }, ['m', 'v'], updateOf(true));
}

const defaults = { betas: [0.9, 0.999], eps: 1e-8, weightDecay: 0 } as const;

export interface AdamUpdate extends AdamSettings {
  lr: number;
  /** decay the weights themselves (adamw) instead of adding to the gradient */
  decoupled: boolean;
}

/** In one kernel where the backend has one for parameters that lie in its memory; the kernel decays decoupled. */
function updateOf(decoupled: boolean): Update<AdamSettings> {
  return (p, g, { m, v }, own, t) => {
    const { lr, betas, eps, weightDecay } = own;
    const corrections = betas.map((beta) => 1 - beta ** t);
    const numbers = [lr, ...betas, eps, ...corrections, weightDecay];
    const fits = decoupled || weightDecay === 0;
    if (fits && accelerator.current?.update('adam', [p, g, m, v], numbers)) return;
    adamUpdate(p.data, g.data, m.data, v.data, { ...own, decoupled }, t);
  };
}

/** m ← β₁ m + (1 − β₁) g,  v ← β₂ v + (1 − β₂) g²,  p ← p − η m̂ / (√v̂ + ε)  for every entry,
 *  where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) make up for the averages' start at 0. */
export function adamUpdate(
  p: Float32Array,
  g: Float32Array,
  m: Float32Array,
  v: Float32Array,
  { lr, betas: [beta1, beta2], eps, weightDecay, decoupled }: AdamUpdate,
  t: number,
): void {
  const shrink = decoupled ? 1 - lr * weightDecay : 1;
  const penalty = decoupled ? 0 : weightDecay;
  const correction1 = 1 - beta1 ** t;
  const correction2 = 1 - beta2 ** t;
  for (let i = 0; i < p.length; i++) {
    const gradient = g[i] + penalty * p[i];
    m[i] = beta1 * m[i] + (1 - beta1) * gradient;
    v[i] = beta2 * v[i] + (1 - beta2) * gradient * gradient;
    p[i] = shrink * p[i] - (lr * (m[i] / correction1)) / (Math.sqrt(v[i] / correction2) + eps);
  }
}
