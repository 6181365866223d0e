/** Whole expressions of ../fused in one kernel forward and one backward. A row returns null where the kernel does not fit. */

import type { ExpressionAttributes, ExpressionName } from '../fused/expressions';
import type { Fused } from '../methods/storage';
import type { Tensor } from '../tensor';
import { product } from './forward/matmul';
import { normalised, rowsOf } from './forward/network';
import type { Places } from './places';

/** How the node of an expression is made: its inputs, its expression, and the gradient a row gives it. */
type Making = (gradient: (g: Tensor) => readonly (Tensor | null)[]) => Fused;

type Row<K extends ExpressionName> = (
  places: Places,
  inputs: readonly Tensor[],
  attributes: ExpressionAttributes[K],
  making: Making,
) => Tensor | null;

/** dL/d(input) by one kernel; it has no tape of its own. */
const plain = (places: Places, like: Tensor, what: string): Tensor => places.output(like.shape, [], null, what);

const flat = (x: Tensor, columns: number): Tensor => x.reshape(x.size / columns, columns);

function normRow(kernel: 'layerNorm' | 'rmsNorm') {
  return (places: Places, inputs: readonly Tensor[], { eps }: { eps: number }, making: Making): Tensor => {
    const [x, weight, bias] = inputs;
    const made = making((g) => {
      const [G, X, W, S] = [g, x, weight, statistics].map((tensor) => places.address(tensor));
      const d = inputs.map((input) => plain(places, input, `the gradient of ${kernel}`));
      const [dX, dW, dB] = [...d.map((tensor) => places.address(tensor)), 0];
      if (kernel === 'layerNorm') places.kernels.layerNormGradient(G, X, W, S, dX, dW, bias ? dB : 0, ...rowsOf(x));
      else places.kernels.rmsNormGradient(G, X, W, S, dX, dW, ...rowsOf(x));
      return d;
    });
    const { y, statistics } = normalised(places, kernel, inputs, eps, made);
    return y;
  };
}

const rows: { [K in ExpressionName]: Row<K> } = {
  // dx = g Wᵀ,  dW = xᵀ g,  db = Σ_rows g
  linear: (places, [x, W, b], _, making) => {
    const made = making((g) => {
      const [i, o] = W.shape;
      const G = flat(g, o);
      const dx = x.requiresGrad ? G.matmul(W.T).reshape(...x.shape) : null;
      const dW = W.requiresGrad ? flat(x, i).T.matmul(G) : null;
      return b ? [dx, dW, b.requiresGrad ? G.sum(0) : null] : [dx, dW];
    });
    return product(places, x, W, b ?? null, made);
  },

  attention: (places, [q, k, v], { heads, scale, causal }, making) => {
    const [B, Tq, d] = q.shape;
    const Tk = k.shape[1];
    if (causal && Tk < Tq) return null; // rows without keys
    const sizes = [B, heads, Tq, Tk, d / heads, d, scale, Number(causal)];
    const made = making((g) => {
      const [G, Q, K, V, A] = [g, q, k, v, weights].map((tensor) => places.address(tensor));
      const gradients = [q, k, v].map((input) => plain(places, input, 'the gradient of attention'));
      const [dQ, dK, dV] = gradients.map((tensor) => places.address(tensor));
      places.withScratch('attention', places.kernels.attentionScratch(Tq, Tk), (scratch) => {
        places.kernels.attentionGradient(G, Q, K, V, A, dQ, dK, dV, scratch, ...sizes);
      });
      return gradients;
    });
    const [Q, K, V] = [q, k, v].map((tensor) => places.address(tensor));
    const y = places.output(q.shape, [q, k, v], made, 'attention');
    const weights = places.output([B, heads, Tq, Tk], [], null, 'attention');
    places.kernels.attention(Q, K, V, places.address(y), places.address(weights), ...sizes);
    return y;
  },

  lstmCell: (places, [pre, c], _, making) => {
    const [B, h] = c.shape;
    const made = making((g) => {
      const [G, N, C, Y] = [g, gates, c, y].map((tensor) => places.address(tensor));
      const gradients = [pre, c].map((input) => plain(places, input, 'the gradient of lstmCell'));
      const [dPre, dC] = gradients.map((tensor) => places.address(tensor));
      places.kernels.lstmCellGradient(G, N, C, Y, dPre, dC, B, h);
      return gradients;
    });
    const [P, C] = [pre, c].map((tensor) => places.address(tensor));
    const y = places.output([2, B, h], [pre, c], made, 'lstmCell');
    const gates = places.output(pre.shape, [], null, 'lstmCell');
    places.kernels.lstmCell(P, C, places.address(y), places.address(gates), B, h);
    return y;
  },

  affineLayerNorm: normRow('layerNorm'),
  affineRmsNorm: normRow('rmsNorm'),
};

/** The result of an expression by its kernel, or null. */
export function fused<K extends ExpressionName>(
  places: Places,
  name: K,
  inputs: readonly Tensor[],
  attributes: ExpressionAttributes[K],
  expression: () => Tensor,
): Tensor | null {
  const making: Making = (gradient) => ({ inputs, expression, gradient: (g) => places.run(() => gradient(g)) });
  return places.run(() => rows[name](places, inputs, attributes, making));
}
