import { describe, expect, test } from 'vitest';
import type { Affine } from '@/models/recurrent/affine';
import { elman } from '@/models/recurrent/elman';
import { gatedRnn } from '@/models/recurrent/gatedRnn';
import { gru } from '@/models/recurrent/gru';
import { gruCho } from '@/models/recurrent/gruCho';
import { languageModel } from '@/models/recurrent/languageModel';
import { lstm, lstmFused } from '@/models/recurrent/lstm';
import { sequenceOf } from '@/models/recurrent/sequence';
import type { Tensor } from '@/tensor';
import { expectClose, readRecords, testFamily, toTensor, type GoldenRecord, type Tensors } from './records';

/** The records' weights, [out, in], as ours, [in, out]. */
const transposed = (W: Tensor, U: Tensor, b: Tensor): Affine => ({ W: W.T, U: U.T, b });

/** The n-th of the gates that PyTorch stacks as rows; its two biases are added. */
function gate({ W_ih, W_hh, b_ih, b_hh }: Tensors, n: number): Affine {
  const [W, U, b, hiddenBias] = [W_ih, W_hh, b_ih, b_hh].map((rows) => rowsOf(rows, n, W_hh.shape[1]));
  return transposed(W, U, b.add(hiddenBias));
}

const rowsOf = (rows: Tensor, n: number, h: number): Tensor => rows.narrow(0, n * h, h);

/** One stage of every step, [B, T, h]. */
const along = <Step>(steps: readonly Step[], stage: keyof Step): Tensor =>
  sequenceOf(steps.map((step) => step[stage] as Tensor));

const elmanOf =
  (activation: 'tanh' | 'relu') =>
  ({ x, h0, W_ih, W_hh, b_ih, b_hh }: Tensors) =>
    elman(x, transposed(W_ih, W_hh, b_ih.add(b_hh)), { activation, h0 });

/** Of each operation, the states step by step; h (and c) are what the derivatives through time are taken of. */
const networks = {
  rnn_tanh: elmanOf('tanh'),
  rnn_relu: elmanOf('relu'),
  lstm(inputs: Tensors) {
    const [input, forget, candidate, output] = [0, 1, 2, 3].map((n) => gate(inputs, n));
    const steps = lstm(inputs.x, { input, forget, candidate, output }, { h: inputs.h0, c: inputs.c0 });
    return { steps, h: steps.map(({ h }) => h), c: steps.map(({ c }) => c) };
  },
  gru_torch(inputs: Tensors) {
    const { x, h0, W_ih, W_hh, b_ih, b_hh } = inputs;
    const width = h0.shape[1];
    const candidate = {
      ...transposed(rowsOf(W_ih, 2, width), rowsOf(W_hh, 2, width), rowsOf(b_ih, 2, width)),
      hiddenBias: rowsOf(b_hh, 2, width),
    };
    const steps = gru(x, { reset: gate(inputs, 0), keep: gate(inputs, 1), candidate }, { h0 });
    return { steps, h: steps.map(({ h }) => h) };
  },
  gru_cho2014({ x, h0, W_r, U_r, b_r, W_z, U_z, b_z, W, U, b }: Tensors) {
    const weights = {
      reset: transposed(W_r, U_r, b_r),
      keep: transposed(W_z, U_z, b_z),
      candidate: transposed(W, U, b),
    };
    const steps = gruCho(x, weights, { h0 });
    return { steps, h: steps.map(({ h }) => h) };
  },
  gated_rnn_relu({ x, h0, W_xz, W_hz, b_z, W_xh, W_hh, b_h }: Tensors) {
    const weights = { keep: transposed(W_xz, W_hz, b_z), candidate: transposed(W_xh, W_hh, b_h) };
    const steps = gatedRnn(x, weights, { h0 });
    return { steps, h: steps.map(({ h }) => h) };
  },
};

testFamily('recurrent', {
  rnn_tanh: (inputs) => ({ h: sequenceOf(networks.rnn_tanh(inputs).h) }),
  rnn_relu: (inputs) => ({ h: sequenceOf(networks.rnn_relu(inputs).h) }),
  lstm: (inputs) => {
    const { steps } = networks.lstm(inputs);
    const [h, c] = [along(steps, 'h'), along(steps, 'c')];
    const gates = { i: 'input', f: 'forget', g: 'candidate', o: 'output' } as const;
    const named = Object.entries(gates).map(([letter, stage]) => [letter, along(steps, stage)] as const);
    return { h, c, ...Object.fromEntries(named) };
  },
  gru_torch: (inputs) => {
    const { steps } = networks.gru_torch(inputs);
    const [r, z, n] = [along(steps, 'reset'), along(steps, 'keep'), along(steps, 'candidate')];
    return { h: along(steps, 'h'), r, z, n, hn_linear: along(steps, 'fromState') };
  },
  gru_cho2014: (inputs) => {
    const { steps } = networks.gru_cho2014(inputs);
    return { h: along(steps, 'h'), r: along(steps, 'reset'), z: along(steps, 'keep'), n: along(steps, 'candidate') };
  },
  gated_rnn_relu: (inputs) => {
    const { steps } = networks.gated_rnn_relu(inputs);
    return { h: along(steps, 'h'), z: along(steps, 'keep'), cand: along(steps, 'candidate') };
  },
  elman_lm: ({ x, W_xh, W_hh, b_h, W_hy, b_y, targets }) => {
    const weights = { hidden: transposed(W_xh, W_hh, b_h), output: { W: W_hy.T, b: b_y } };
    const { h, logits, lossPerStep, loss } = languageModel(x, targets, weights);
    return { h: sequenceOf(h), logits, loss_per_step: lossPerStep, loss };
  },
});

/** ∂L/∂h_t of every step side by side, [B, T, h]. A step that L does not depend on has derivative 0. */
const gradients = (states: readonly Tensor[]): Tensor => sequenceOf(states.map((state) => state.grad ?? state.mul(0)));

const inputsOf = ({ inputs, grads }: GoldenRecord): Tensors =>
  Object.fromEntries(Object.entries(inputs).map(([name, values]) => [name, toTensor(values, name in grads)]));

describe('recurrent, derivatives through time', async () => {
  const records = (await readRecords('recurrent')).filter(({ bptt }) => bptt);
  const cases = records.map((record) => [record.name, record] as const);

  test.each(cases)('%s: of the loss of all steps', (_, record) => {
    const { h, c } = statesOf(record);
    sequenceOf(h).backward(toTensor(record.cotangents.h));
    expectClose('∂L/∂h', gradients(h), record.bptt!.dL_dh, record.tol?.f32);
    if (c) expectClose('∂L/∂c', gradients(c), record.bptt!.dL_dc, record.tol?.f32);
  });

  test.each(cases)('%s: of the loss of the last step', (_, record) => {
    const { h, c } = statesOf(record);
    const cotangents = toTensor(record.cotangents.h);
    const last = h.length - 1;
    h[last].backward(cotangents.narrow(1, last, 1).reshape(...h[last].shape));
    expectClose('∂L_last/∂h', gradients(h), record.bptt!.dLlast_dh, record.tol?.f32);
    if (c) expectClose('∂L_last/∂c', gradients(c), record.bptt!.dLlast_dc, record.tol?.f32);
    h.forEach((state, t) => {
      const norm = Math.hypot(...state.grad!.data);
      const expected = Number(record.bptt!.dLlast_dh_norm.data[t]);
      expect(Math.abs(norm - expected), `norm at step ${t}: ${norm}, ${expected}`).toBeLessThanOrEqual(1e-3 * expected);
    });
  });
});

const statesOf = (record: GoldenRecord): { h: Tensor[]; c?: Tensor[] } =>
  networks[record.op as keyof typeof networks](inputsOf(record));

describe('recurrent, the fused LSTM', async () => {
  const records = (await readRecords('recurrent')).filter(({ op }) => op === 'lstm');
  test.each(records.map((record) => [record.name, record] as const))('%s', (_, record) => {
    const inputs = inputsOf(record);
    const [input, forget, candidate, output] = [0, 1, 2, 3].map((n) => gate(inputs, n));
    const steps = lstmFused(inputs.x, { input, forget, candidate, output }, { h: inputs.h0, c: inputs.c0 });
    const h = along(steps, 'h');
    expectClose('h', h, record.outputs.h, record.tol?.f32);
    expectClose('c', along(steps, 'c'), record.outputs.c, record.tol?.f32);
    h.backward(toTensor(record.cotangents.h));
    for (const [name, expected] of Object.entries(record.grads))
      expectClose(`grad of ${name}`, inputs[name].grad!, expected, record.tol?.f32);
  });
});
