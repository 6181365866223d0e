/** Long short-term memory: a cell that is added to, and three gates that decide what is forgotten, written and shown.
 *    f_t = σ(x_t W_f + h_{t−1} U_f + b_f)      i_t = σ(x_t W_i + h_{t−1} U_i + b_i)      o_t = σ(x_t W_o + h_{t−1} U_o + b_o)
 *    g_t = tanh(x_t W_g + h_{t−1} U_g + b_g)   c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t            h_t = o_t ⊙ tanh c_t
 *  Source: hochreiter1997, with the forget gate of gers2000.   Leaves out: peepholes, layers above each other, dropout. */

import { concat, type Tensor } from '@/tensor';
import { affine, type Affine } from './affine';
import { nothingYet, stepsOf } from './sequence';

export interface LstmWeights {
  forget: Affine;
  input: Affine;
  candidate: Affine;
  output: Affine;
}

/** [..., h] each. */
export interface LstmState {
  h: Tensor;
  c: Tensor;
}

export interface LstmStep extends LstmState {
  /** f, i and o in (0, 1), the candidate g in (−1, 1) */
  forget: Tensor;
  input: Tensor;
  candidate: Tensor;
  output: Tensor;
}

/** One step; every stage [..., h].
 *  @param x [..., d]
 *  @param before h and c of the step before */
export function lstmStep(x: Tensor, before: LstmState, W: LstmWeights): LstmStep {
  const forget = affine(x, before.h, W.forget).sigmoid().named('f');
  const input = affine(x, before.h, W.input).sigmoid().named('i');
  const candidate = affine(x, before.h, W.candidate).tanh().named('g');
  const output = affine(x, before.h, W.output).sigmoid().named('o');
  const c = forget.mul(before.c).add(input.mul(candidate));
  const h = output.mul(c.tanh());
  return { forget, input, candidate, output, c, h };
}

/** A whole sequence, every stage of every step. After backward() the total derivatives ∂L/∂h_t and ∂L/∂c_t are
 *  `steps[t].h.grad` and `steps[t].c.grad`.
 *  @param x [..., T, d] */
export function lstm(x: Tensor, W: LstmWeights, start: Partial<LstmState> = {}): LstmStep[] {
  const width = W.forget.U.shape[0];
  let state: LstmState = { h: start.h ?? nothingYet(x, width), c: start.c ?? nothingYet(x, width) };
  return stepsOf(x).map((xt, t) => {
    const step = lstmStep(xt, state, W);
    state = { h: step.h.named(`h${t + 1}`), c: step.c.named(`c${t + 1}`) };
    return step;
  });
}

/** The same numbers, faster: the four gates side by side in one matrix, one fused step after the other. For training;
 *  the gates of a step are inner('f', …) of its cell.
 *  @param x [B, T, d]
 *  @returns h_1 … h_T and c_1 … c_T, each [B, h] */
export function lstmFused(x: Tensor, W: LstmWeights, start: Partial<LstmState> = {}): LstmState[] {
  const gates = [W.input, W.forget, W.candidate, W.output]; // the order lstmCell reads
  const joined = (part: keyof Affine): Tensor =>
    concat(
      gates.map((gate) => gate[part]),
      -1,
    );
  const U = joined('U'); // [h, 4h]
  const fromInputs = x.linear(joined('W'), joined('b')); // [B, T, d] · [d, 4h] -> [B, T, 4h], all steps at once
  const width = U.shape[0];
  let state: LstmState = { h: start.h ?? nothingYet(x, width), c: start.c ?? nothingYet(x, width) };
  return stepsOf(fromInputs).map((pre) => {
    const both = pre.add(state.h.matmul(U)).lstmCell(state.c); // [2, B, h]
    const half = (n: number): Tensor => both.narrow(0, n, 1).reshape(...state.c.shape);
    return (state = { h: half(0), c: half(1) });
  });
}
