import { expect, test } from 'vitest';
import { fromArray, type Tensor } from '@/tensor';
import type { Activation } from '../activation';
import { elman } from '../elman';
import { drawFlow, type Network } from './draws';
import { firstNorms, gradientFlow } from './gradientFlow';
import { unroll, type Cell } from './unroll';

const plain: Cell = { network: 'rnn', activation: 'linear', bias: 0, inputs: 0.5, forget: 0.5 };
const steps = (T: number) => Array.from({ length: T }, (_, t) => String(t));
const draws = (T: number, network: Network = 'rnn', units = 8) => drawFlow(network, 'orthogonal', units, steps(T), 3);
const bent: Activation[] = ['tanh', 'relu', 'sigmoid'];
const slopeOf = {
  tanh: (y: number) => 1 - y * y,
  relu: (y: number) => Number(y > 0),
  sigmoid: (y: number) => y * (1 - y),
};
const closeTo = (ours: Tensor, theirs: readonly number[], digits = 5) =>
  ours.data.forEach((value, i) => expect(value).toBeCloseTo(theirs[i], digits));

/** Everything of one run that a derivation on paper would need. */
function traced(activation: Activation, T: number) {
  const drawn = draws(T, 'rnn', 4);
  const run = unroll(drawn, [0.9], { ...plain, activation, bias: 0.1 });
  const v = drawn.directions.narrow(0, T - 1, 1);
  run.h[T].mul(v).sum().backward();
  const U = run.matrices[0].tolist() as number[][][];
  return { run, v: [...v.data], U: U[0] };
}

for (const activation of bent as ('tanh' | 'relu' | 'sigmoid')[]) {
  test(`${activation}: backward() leaves at h_t what δ_{t−1} = (δ_t ⊙ φ′(a_t)) Uᵀ says, slope first`, () => {
    const { run, v, U } = traced(activation, 6);
    let delta = v;
    for (let t = 6; t >= 0; t--) {
      closeTo(run.h[t].grad!, delta);
      const sloped = delta.map((d, i) => d * slopeOf[activation](run.h[t].data[i])); // ⊙ φ′(a_t), before Uᵀ
      delta = U.map((row) => row.reduce((sum, u, j) => sum + u * sloped[j], 0)); // · Uᵀ
    }
  });

  test(`${activation}: backward() leaves at h_0 the product of the Jacobians`, () => {
    const { run, v, U } = traced(activation, 5);
    // in column form ∂h_t/∂h_{t−1} = diag(φ′(a_t)) Uᵀ; the latest step stands leftmost
    let product = U.map((_, i) => U.map((__, j) => Number(i === j)));
    for (let t = 1; t <= 5; t++) {
      const J = U.map((_, i) => U.map((row) => slopeOf[activation](run.h[t].data[i]) * row[i]));
      product = J.map((row) => U.map((_, j) => row.reduce((sum, entry, k) => sum + entry * product[k][j], 0)));
    }
    closeTo(
      run.h[0].grad!,
      U.map((_, j) => v.reduce((sum, entry, i) => sum + entry * product[i][j], 0)),
    );
  });
}

test('what the copies of a step receive adds up to the gradient of the weights that elman() itself receives', () => {
  const T = 7;
  const drawn = draws(T, 'rnn', 4);
  const run = unroll(drawn, [0.9], { ...plain, activation: 'tanh' });
  const v = drawn.directions.narrow(0, T - 1, 1);
  run.h[T].mul(v).sum().backward();
  const U = fromArray(run.matrices[0].data, [4, 4], { requiresGrad: true });
  const x = fromArray(drawn.x.flatMap(({ data }) => Array.from(data, (entry) => entry * plain.inputs)), [1, T, 4]); // prettier-ignore
  const { h } = elman(x, { W: drawn.W[0], U, b: run.parameters.at(-1)!.detach() });
  h[T - 1].mul(v).sum().backward();
  closeTo(run.h[T], [...h[T - 1].data]);
  closeTo(run.matrices[0].grad!, [...U.grad!.data]);
  const sum = Array.from(U.data, (_, i) => run.copies.reduce((total, [copy]) => total + copy.grad!.data[i], 0));
  closeTo(run.matrices[0].grad!, sum);
});

test('linear units and an orthogonal matrix: the gradient is radius to the power of the distance', () => {
  for (const radius of [0.9, 1, 1.1]) {
    const { norms } = gradientFlow(draws(50), radius, plain, 'last');
    norms.forEach((norm, t) => expect(norm / radius ** (50 - t)).toBeCloseTo(1, 4));
  }
});

test('a random matrix of radius 1 wavers first and grows like its radius in the long run', () => {
  const drawn = drawFlow('rnn', 'random', 8, steps(100), 5);
  const { norms } = gradientFlow(drawn, 1.05, plain, 'last');
  expect((norms[0] / norms[60]) ** (1 / 60)).toBeCloseTo(1.05, 1);
});

test('many radii at once are the same as one by one', () => {
  const radii = [0.6, 1, 1.3];
  for (const network of ['rnn', 'lstm', 'residual'] as const) {
    const cell: Cell = { ...plain, network, activation: 'tanh' };
    const drawn = draws(9, network);
    firstNorms(drawn, radii, cell, 'last').forEach((norm, i) =>
      expect(norm).toBeCloseTo(gradientFlow(drawn, radii[i], cell, 'last').norms[0], 5),
    );
  }
});

test('with a loss at every step only the long-range terms vanish: near steps carry the gradient', () => {
  const cell: Cell = { ...plain, activation: 'tanh' };
  const last = gradientFlow(draws(30), 0.8, cell, 'last');
  const all = gradientFlow(draws(30), 0.8, cell, 'all');
  expect(last.norms[1]).toBeLessThan(0.01);
  expect(Math.min(...all.norms.slice(1))).toBeGreaterThan(0.4);
});

test('an LSTM whose gates read nothing passes on f and nothing else', () => {
  const drawn = draws(20, 'lstm');
  const { norms } = gradientFlow(drawn, 0, { ...plain, network: 'lstm', forget: 0.9, inputs: 0 }, 'last');
  norms.forEach((norm, t) => expect(norm / norms[20]).toBeCloseTo(0.9 ** (20 - t), 5));
  expect(norms[20]).toBeGreaterThan(0);
});

test('dead units send back exactly 0, and the loss itself still sends 1', () => {
  const { norms, slopes } = gradientFlow(
    draws(10),
    0.9,
    { ...plain, activation: 'relu', inputs: 0.1, bias: -1 },
    'last',
  );
  expect(norms.slice(0, -1)).toEqual(Array(10).fill(0));
  expect(norms[10]).toBeCloseTo(1, 6);
  expect(slopes.every(({ most }) => most === 0)).toBe(true);
});

test('clipping shortens the gradient of all weights to the limit; one that left float32 cannot be clipped', () => {
  const clipped = gradientFlow(draws(30), 1.3, plain, 'last', 1).clipped;
  expect(clipped.before).toBeGreaterThan(100);
  expect(clipped.after).toBeCloseTo(1, 4);
  const lost = gradientFlow(draws(100), 3, plain, 'last', 1);
  expect(lost.norms[0]).toBe(Infinity);
  expect(lost.clipped).toEqual({ before: Infinity, after: undefined });
});

test('the draws of a step do not change when there are more steps, and the same name reads the same input', () => {
  expect(draws(5).x[2].tolist()).toEqual(draws(9).x[2].tolist());
  const [a, b, c] = drawFlow('rnn', 'random', 4, ['go', 'on', 'go'], 1).x;
  expect(a.tolist()).toEqual(c.tolist());
  expect(a.tolist()).not.toEqual(b.tolist());
});
