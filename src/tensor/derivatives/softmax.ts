import type { DerivativeTable } from '../operations';

export const softmax = {
  // dx_i = y_i (g_i − Σ_j g_j y_j)
  softmax: (g, { y, attributes: { dim } }) => [y.mul(g.sub(g.mul(y).sum(dim, true)))],
  // dx_i = g_i − softmax(x)_i Σ_j g_j
  logSoftmax: (g, { y, attributes: { dim } }) => [g.sub(y.exp().mul(g.sum(dim, true)))],
  // dx = p − q: what the model said less what was true, on the rows that count
  crossEntropy: (g, { inputs: [logits, targets], attributes: { ignoreIndex, reduction, labelSmoothing } }) => {
    const V = logits.shape[logits.ndim - 1];
    const ignored = targets.eq(ignoreIndex);
    const p = logits.softmax(-1);
    const q = targets
      .maskedFill(ignored, 0)
      .oneHot(V)
      .mul(1 - labelSmoothing)
      .add(labelSmoothing / V);
    const counted = targets.size - ignored.sum().item();
    const weight = reduction === 'mean' ? g.div(counted) : g;
    const perRow = weight.broadcastTo(...targets.shape).maskedFill(ignored, 0);
    return [p.sub(q).mul(perRow.reshape(...targets.shape, 1)), null];
  },
  // dx = (σ(x) − t)/n,  dt = −x/n
  bceWithLogits: (g, { inputs: [x, t] }) => [x.sigmoid().sub(t).mul(g).div(x.size), x.mul(g).div(-x.size)],
  // da = 2(a − b)/n = −db
  mse: (g, { a, b }) => {
    const pull = a
      .sub(b)
      .mul(g)
      .mul(2 / a.size);
    return [pull, pull.neg()];
  },
} satisfies Partial<DerivativeTable>;
