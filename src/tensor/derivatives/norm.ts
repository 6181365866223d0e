/** A norm undoes any shift or stretch of its row, so the gradient loses its part along each of those directions. */

import type { DerivativeTable } from '../operations';

export const norm = {
  // dx = (g − mean(g) − y mean(g y)) / √(var + ε)
  layerNorm: (g, { x, y, attributes: { eps } }) => {
    const scale = x.var(-1, { correction: 0, keepdim: true }).add(eps).rsqrt();
    const along = y.mul(g.mul(y).mean(-1, true));
    return [g.sub(g.mean(-1, true)).sub(along).mul(scale)];
  },
  // dx = (g − y mean(g y)) / √(mean(x²) + ε)
  rmsNorm: (g, { x, y, attributes: { eps } }) => {
    const scale = x.square().mean(-1, true).add(eps).rsqrt();
    return [g.sub(y.mul(g.mul(y).mean(-1, true))).mul(scale)];
  },
} satisfies Partial<DerivativeTable>;
