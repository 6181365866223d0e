import { productShapes } from '../forward/matmul';
import type { DerivativeTable } from '../operations';
import { sizeOf } from '../shape';

export const matmul = {
  // dA = dY Bᵀ,  dB = Aᵀ dY: the only products of these matrices whose shapes fit
  matmul: (g, { a, b }) => {
    if (b.ndim === 2) {
      // all rows of a batch meet the same B: they are one tall matrix
      const rows = sizeOf(a.shape.slice(0, -1));
      const G = g.reshape(rows, b.shape[1]);
      const A = a.reshape(rows, b.shape[0]);
      return [G.matmul(b.T).reshape(...a.shape), A.T.matmul(G)];
    }
    const { left, right, batch } = productShapes(a, b);
    const G = g.reshape(...batch, left.at(-2)!, right.at(-1)!);
    const A = a.reshape(...left);
    const B = b.reshape(...right);
    const dA = G.matmul(B.T);
    const dB = A.T.matmul(G);
    return [dA, b.ndim === 1 ? dB.reshape(...batch, b.size) : dB];
  },
} satisfies Partial<DerivativeTable>;
