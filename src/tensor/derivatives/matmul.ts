import { productShapes } from '../forward/matmul';
import type { DerivativeTable } from '../operations';

export const matmul = {
  // dA = dY Bᵀ,  dB = Aᵀ dY: the only products of these matrices whose shapes fit
  matmul: (g, { a, b }) => {
    const { left, right, batch } = productShapes(a, b);
    const G = g.reshape(...batch, left.at(-2)!, right.at(-1)!);
    const A = a.reshape(...left);
    const B = b.reshape(...right);
    const dA = G.matmul(B.T);
    const dB = A.T.matmul(G);
    return [dA, b.ndim === 1 ? dB.reshape(...batch, b.size) : dB];
  },
} satisfies Partial<DerivativeTable>;
