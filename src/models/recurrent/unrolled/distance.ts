import type { Tensor } from '@/tensor';

/** How far apart two states are: ‖a − b‖ = √ Σ (a_j − b_j)². */
export const distance = (a: Tensor, b: Tensor): number => a.sub(b).square().sum().sqrt().item();
