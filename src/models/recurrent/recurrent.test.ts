import { expect, test } from 'vitest';
import { rng, tensor, zeros, type Tensor } from '@/tensor';
import { parameters } from '../parameters';
import { toNumbers } from '../numbers';
import { logit } from './activation';
import { initialAffine, initialLinear, type Affine } from './affine';
import { elman, elmanStep } from './elman';
import { gatedRnn } from './gatedRnn';
import { gru } from './gru';
import { gruCho } from './gruCho';
import { languageModel } from './languageModel';
import { lstm, lstmFused, type LstmWeights } from './lstm';
import { cellSize, readOutSize, secondBiases } from './size';

/** A gate that is open (σ = 1) or shut (σ = 0) whatever it reads. */
const stuck = (h: number, bias: number): Affine => ({ W: zeros([2, h]), U: zeros([h, h]), b: zeros([h]).add(bias) });

const lstmWeights = (d: number, h: number, seed: number): LstmWeights => {
  const draw = rng(seed);
  const [forget, input, candidate, output] = Array.from({ length: 4 }, () => initialAffine(d, h, draw));
  return { forget, input, candidate, output };
};

test('a cell from 10 to 50 with a read-out to 2 learns as many numbers as the book says', () => {
  const draw = rng(1);
  const [gate, readOut] = [initialAffine(10, 50, draw), initialLinear(50, 2, draw)];
  const cells = {
    elman: { hidden: gate, readOut },
    gated: { keep: gate, candidate: gate, readOut },
    gru: { reset: gate, keep: gate, candidate: gate, readOut },
    lstm: { forget: gate, input: gate, candidate: gate, output: gate, readOut },
  };
  const book = { elman: 3152, gated: 6202, gru: 9252, lstm: 12_302 };
  for (const cell of ['elman', 'gated', 'gru', 'lstm'] as const) {
    expect(toNumbers(cells[cell]), cell).toHaveLength(book[cell]);
    expect(cellSize(cell, 10, 50) + readOutSize(50, 2), cell).toBe(book[cell]);
  }
  expect([secondBiases('lstm', 50), secondBiases('gru', 50)]).toEqual([200, 150]);
});

test('half open is σ(0), and 0 and 1 are reached exactly', () => {
  for (const p of [0, 0.01, 0.5, 0.99, 1]) expect(tensor(logit(p)).sigmoid().item()).toBeCloseTo(p, 6);
  expect(logit(0.5)).toBe(0);
  expect([logit(0), logit(1)].map((a) => tensor(a).sigmoid().item())).toEqual([0, 1]);
});

test('an Elman network read step by step says what it says of the whole sequence', () => {
  const draw = rng(2);
  const W = initialAffine(3, 4, draw);
  const x = draw.normalTensor([1, 5, 3]);
  const { h } = elman(x, W);
  const first = elmanStep(x.slice([], [0, 1]).reshape(1, 3), zeros([1, 4]), W);
  expect(first.tolist()).toEqual(h[0].tolist());
  expect(h).toHaveLength(5);
  expect(h[4].name).toBe('h5');
});

test('a sequence without a batch gives the states of a batch of one', () => {
  const draw = rng(3);
  const W = initialAffine(3, 4, draw);
  const x = draw.normalTensor([5, 3]);
  const alone = elman(x, W, { activation: 'relu' }).h.map((h) => h.tolist());
  const batched = elman(x.reshape(1, 5, 3), W, { activation: 'relu' }).h.map((h) => h.reshape(4).tolist());
  expect(alone).toEqual(batched);
});

test('a gate that keeps everything carries the first state through 50 steps', () => {
  const draw = rng(4);
  const h0 = draw.normalTensor([1, 4]);
  const x = draw.normalTensor([1, 50, 2]);
  const [keep, reset, candidate] = [stuck(4, 40), stuck(4, 0), initialAffine(2, 4, draw)];
  expect(gatedRnn(x, { keep, candidate }, { h0 }).at(-1)!.h.tolist()).toEqual(h0.tolist());
  expect(gruCho(x, { keep, reset, candidate }, { h0 }).at(-1)!.h.tolist()).toEqual(h0.tolist());
  const pytorch = { ...candidate, hiddenBias: zeros([4]) };
  expect(gru(x, { keep, reset, candidate: pytorch }, { h0 }).at(-1)!.h.tolist()).toEqual(h0.tolist());
});

test('f = 1 and i = 0 carry a cell unchanged for 100 steps, and its derivative with it', () => {
  const draw = rng(5);
  const weights = { ...lstmWeights(2, 3, 5), forget: stuck(3, 40), input: stuck(3, -200) };
  const c = tensor([[0.5, -2, 7]], { requiresGrad: true });
  const steps = lstm(draw.normalTensor([1, 100, 2]), weights, { c });
  expect(steps.at(-1)!.c.tolist()).toEqual(c.tolist());
  steps.at(-1)!.c.sum().backward();
  expect(c.grad!.tolist()).toEqual([[1, 1, 1]]);
});

test('the two forms of the GRU agree when the reset gate is open and the bias inside is 0', () => {
  const draw = rng(6);
  const [keep, candidate, reset] = [initialAffine(2, 4, draw), initialAffine(2, 4, draw), stuck(4, 40)];
  const x = draw.normalTensor([2, 6, 2]);
  const paper = gruCho(x, { keep, reset, candidate }).at(-1)!.h;
  const pytorch = gru(x, { keep, reset, candidate: { ...candidate, hiddenBias: zeros([4]) } }).at(-1)!.h;
  pytorch.data.forEach((value, i) => expect(value).toBeCloseTo(paper.data[i], 6));
});

test('the fused LSTM has the numbers and the derivatives of the readable one', () => {
  const run = (network: (x: Tensor, W: LstmWeights) => { h: Tensor }[]) => {
    const W = lstmWeights(3, 4, 7);
    const x = rng(8).normalTensor([2, 6, 3], 1, { requiresGrad: true });
    const { h } = network(x, W).at(-1)!;
    h.square().sum().backward();
    return [h, x.grad!, ...Object.values(parameters(W)).map(({ grad }) => grad!)].flatMap(({ data }) => [...data]);
  };
  const [readable, fused] = [run(lstm), run(lstmFused)];
  fused.forEach((value, i) => expect(value).toBeCloseTo(readable[i], 5));
});

test('a language model that knows nothing is as surprised as by V equal tokens', () => {
  const [V, h] = [7, 4];
  const weights = { hidden: initialAffine(3, h, rng(9)), output: { W: zeros([h, V]), b: zeros([V]) } };
  const { loss, lossPerStep } = languageModel(rng(10).normalTensor([2, 5, 3]), zeros([2, 5]), weights);
  expect(loss.item()).toBeCloseTo(Math.log(V), 6);
  expect(lossPerStep.shape).toEqual([5]);
});
