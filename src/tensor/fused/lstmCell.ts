import type { Tensor } from '../tensor';

/** One step of long short-term memory from the pre-activations of its gates:
 *    i = σ(pre_i)   f = σ(pre_f)   g = tanh(pre_g)   o = σ(pre_o)
 *    c' = f · c + i · g            h' = o · tanh c'
 *  pre [B, 4h] with the gates side by side in the order i, f, g, o (PyTorch's), c [B, h] -> [2, B, h]: h' above c'.
 *  Source: hochreiter1997, with the forget gate of gers2000. */
export function lstmCell([pre, c]: readonly Tensor[]): Tensor {
  const h = c.shape.at(-1)!;
  const gate = (n: number): Tensor => pre.narrow(-1, n * h, h);
  const input = gate(0).sigmoid().named('i');
  const forget = gate(1).sigmoid().named('f');
  const candidate = gate(2).tanh().named('g');
  const output = gate(3).sigmoid().named('o');
  const cell = forget.mul(c).add(input.mul(candidate)).named("c'");
  const hidden = output.mul(cell.tanh()).named("h'");
  return hidden.apply('stack', [hidden, cell], { dim: 0 });
}
