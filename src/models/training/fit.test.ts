import { readFile } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { adamw, ones, ready, rng, sgd, tensor, useTypescript, where, type Tensor } from '@/tensor';
import { parameters } from '../parameters';
import { gptLoss } from '../transformer/gpt';
import { initialGpt } from '../transformer/gptWeights';
import { fit } from './fit';
import { fitRecorded } from './fitRecorded';
import { firstNotFinite } from './notFinite';
import { constant, warmupCosine } from './schedule';

afterEach(() => {
  useTypescript();
});

const weight = (value: number) => tensor([value], { name: 'w', requiresGrad: true });

test('a small GPT learns a short text by heart', () => {
  const W = initialGpt({ vocabulary: 5, context: 6, width: 16, heads: 2, layers: 1 }, rng(1));
  const [ids, targets] = [tensor([[0, 1, 2, 3, 4, 0]]), tensor([[1, 2, 3, 4, 0, 1]])];
  const optimiser = adamw(Object.values(parameters(W)), { lr: 0.01 });
  const losses = Array.from(
    fit({ optimiser, loss: () => gptLoss(ids, targets, W, { heads: 2 }), clip: 1, steps: 60 }),
    ({ loss }) => loss,
  );
  expect(losses[0]).toBeGreaterThan(1.5);
  expect(losses.at(-1)).toBeLessThan(0.1);
});

test('one yield is one step, with the loss before it, the norm and the rate of the schedule', () => {
  const w = weight(3);
  const optimiser = sgd([w], { lr: 1 });
  const steps = [...fit({ optimiser, loss: () => w.square().sum(), schedule: (step) => 0.1 * (step + 1), steps: 2 })];
  expect(steps.map(({ step }) => step)).toEqual([0, 1]);
  expect(steps[0]).toMatchObject({ loss: 9, gradNorm: 6, lr: 0.1 });
  expect(steps[1].loss).toBeCloseTo((3 - 0.6) ** 2, 5);
});

test.each(['typescript', 'wasm'])('recorded steps train as others do, on %s', async (wanted) => {
  if (wanted === 'wasm') expect((await ready({ load: (url) => readFile(url) })).backend).toBe('wasm');
  const losses = (recorded: boolean): number[] => {
    const W = initialGpt({ vocabulary: 5, context: 4, width: 8, heads: 2, layers: 2 }, rng(1));
    const optimiser = adamw(Object.values(parameters(W)), { lr: 0.01 });
    const batch = (step: number): [Tensor, Tensor] => [
      tensor([[step, step + 1, step + 2, step + 3].map((id) => id % 5)]),
      tensor([[step + 1, step + 2, step + 3, step + 4].map((id) => id % 5)]),
    ];
    const loss = (ids: Tensor, targets: Tensor) => gptLoss(ids, targets, W, { heads: 2 });
    const options = { optimiser, clip: 0.5, schedule: warmupCosine({ lr: 0.01, warmup: 3, steps: 12 }), steps: 12 };
    const training = recorded
      ? fitRecorded({ ...options, batch, loss })
      : fit({ ...options, loss: (step) => loss(...batch(step)) });
    return Array.from(training, ({ loss }) => loss);
  };
  const [recorded, plain] = [losses(true), losses(false)];
  recorded.forEach((loss, i) => expect(loss).toBeCloseTo(plain[i], 5));
  expect(recorded[11]).toBeLessThan(recorded[0]);
});

test.each(['typescript', 'wasm'])(
  'batches may come in several shapes: one recording each, the same numbers, on %s',
  async (on) => {
    if (on === 'wasm') expect((await ready({ load: (url) => readFile(url) })).backend).toBe('wasm');
    let worked = 0; // how often the loss was worked out, not replayed
    const losses = (recorded: boolean): number[] => {
      const w = tensor([[1], [-2]], { name: 'w', requiresGrad: true });
      const optimiser = adamw([w], { lr: 0.05 });
      const batch = (step: number): [Tensor, Tensor] => {
        const rows = 1 + (step % 3); // 1, 2, 3, 1, 2, 3, …
        return [rng(step).normalTensor([rows, 2]), rng(`y ${step}`).normalTensor([rows, 1])];
      };
      const loss = (x: Tensor, y: Tensor) => {
        worked++;
        return x.matmul(w).mse(y);
      };
      const training = recorded
        ? fitRecorded({ optimiser, steps: 12, batch, loss })
        : fit({ optimiser, steps: 12, loss: (step) => loss(...batch(step)) });
      return Array.from(training, ({ loss }) => loss);
    };
    const recorded = losses(true);
    expect(worked).toBe(on === 'wasm' ? 3 : 12);
    const plain = losses(false);
    recorded.forEach((loss, step) => expect(loss).toBeCloseTo(plain[step], 5));
  },
);

test('the memory of every recording is given back when the training ends, or is left early', async () => {
  await ready({ load: (url) => readFile(url) });
  const kept: Tensor[] = [];
  const w = weight(1);
  const train = () =>
    fitRecorded({
      optimiser: sgd([w], { lr: 0.1 }),
      steps: 4,
      batch: (step) => [ones([1 + (step % 2)])],
      loss: (x: Tensor) => {
        kept.push(x.mul(w).square().mean());
        return kept[kept.length - 1];
      },
    });
  for (const step of train()) if (step.step < 2) expect(Number.isFinite(kept[step.step].item())).toBe(true);
  const early = train();
  for (let step = 0; step < 3; step++) early.next();
  expect(kept).toHaveLength(4);
  early.return();
  for (const loss of kept) expect(() => loss.item()).toThrow('scope');
});

test('a recorded training that goes wrong says where, too', async () => {
  await ready({ load: (url) => readFile(url) });
  const w = weight(60);
  const loss = (x: Tensor) => w.mul(x).exp().named('grown').sub(1).sum().named('L');
  const optimiser = sgd([w], { lr: 1e-30 });
  const training = fitRecorded({ optimiser, loss, batch: (step) => [tensor([step])] });
  expect([training.next().value, training.next().value]).toMatchObject([{ loss: 0 }, { gradNorm: expect.any(Number) }]);
  expect(() => training.next()).toThrow('step 2: loss is Infinity; the first tensor that is not finite is grown');
});

test('gradients are clipped before the step, and their norm is told as it was', () => {
  const w = weight(3);
  const [{ gradNorm }] = [...fit({ optimiser: sgd([w], { lr: 1 }), loss: () => w.square().sum(), clip: 1, steps: 1 })];
  expect(gradNorm).toBe(6);
  expect(w.at(0)).toBeCloseTo(2, 4);
});

test('training stops where the first number is not finite, and says which; the weights are those before', () => {
  const w = weight(60);
  const loss = () => {
    const grown = w.exp().named('h.0.attn');
    return grown.mul(grown).named('h.0.mlp').mul(0).sum().named('L');
  };
  const training = fit({ optimiser: sgd([w], { lr: 1 }), loss });
  expect(() => training.next()).toThrow('step 0: loss is NaN; the first tensor that is not finite is h.0.mlp');
  expect(w.at(0)).toBe(60);
});

test('a gradient that is not finite is told by the name of its parameter', () => {
  const w = weight(0);
  const training = fit({ optimiser: sgd([w], { lr: 1 }), loss: () => w.sqrt().sum() }); // ∂√w/∂w = ∞ at 0
  expect(() => training.next()).toThrow('step 0: the gradient of w is not finite');
});

test('a mask of −∞ is in order; ln 0 and a row without keys are not', () => {
  const scores = tensor([[1, 2]]).named('S');
  const masked = (allowed: Tensor) => where(allowed, scores, -Infinity).named('masked').softmax(-1).named('A');
  expect(firstNotFinite(masked(tensor([[1, 0]])).sum())).toBeUndefined();
  expect(firstNotFinite(masked(tensor([[0, 0]])).sum())?.name).toBe('A');
  expect(firstNotFinite(tensor([0]).log().named('ln').neg().sum())?.name).toBe('ln');
  expect(firstNotFinite(tensor([NaN], { name: 'x' }).add(1))?.name).toBe('x');
  expect(firstNotFinite(ones([2]).sum())).toBeUndefined();
});

test('the rate rises in a line, falls in half a wave, and stays', () => {
  const schedule = warmupCosine({ lr: 1, warmup: 4, steps: 14, lowest: 0.1 });
  expect([0, 1, 3].map(schedule)).toEqual([0.25, 0.5, 1]);
  expect(schedule(4)).toBe(1);
  expect(schedule(9)).toBeCloseTo(0.55, 9);
  expect(schedule(14)).toBeCloseTo(0.1, 9);
  expect(schedule(99)).toBeCloseTo(0.1, 9);
  expect(constant(3)(7)).toBe(3);
  expect(() => warmupCosine({ lr: 1, warmup: 5, steps: 5 })).toThrow('5 steps of warm-up do not fit');
});
