/** What bends the pre-activation of a recurrent unit, and how steep it is there. */

import type { Tensor } from '@/tensor';

export type Activation = 'tanh' | 'relu' | 'sigmoid' | 'linear';

/** φ(a), entry by entry; linear units leave it as it is. */
export const activate = (a: Tensor, activation: Activation): Tensor => (activation === 'linear' ? a : a[activation]());

/** φ′(a), written with y = φ(a), which the forward pass has kept. */
export const slopeOf: Readonly<Record<Activation, (y: number) => number>> = {
  tanh: (y) => 1 - y * y,
  relu: (y) => (y > 0 ? 1 : 0),
  sigmoid: (y) => y * (1 - y), // at most ¼
  linear: () => 1,
};

/** The slopes φ′(a) of all units, from their outputs y = φ(a). */
export const slopes = (y: Tensor, activation: Activation): number[] => Array.from(y.data, slopeOf[activation]);

/** σ⁻¹: where a sigmoid is p. Exactly 1 is σ(40), which float32 rounds to it; exactly 0 is σ(−200), too small for it. */
export const logit = (p: number): number => (p <= 0 ? -200 : p >= 1 ? 40 : Math.log(p / (1 - p)));
