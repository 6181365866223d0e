import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((p) => p.id === id)!.set);
const fact = (name: string, id = 'spread') => {
  const { state, result } = preset(id);
  return params.facts![name]!(result, state);
};

test('a true token of probability 0.2 costs 1.609 nats, 2.322 bits', () => {
  expect([fact('probability'), fact('loss'), fact('bits')]).toEqual(['0.2', '1.609', '2.322']);
});

test('the presets: sure and right, sure and wrong, uniform, ruled out', () => {
  expect(fact('loss', 'right')).toBe('0.051');
  expect(fact('loss', 'wrong')).toBe('4.605');
  expect(fact('loss', 'uniform')).toBe('1.792');
  expect(fact('loss', 'uniform')).toBe(fact('uniformLoss'));
  expect([fact('loss', 'zero'), fact('perplexity', 'zero')]).toEqual(['∞', '∞']);
});

test('one sure token leaves the mean over the text high', () => {
  const { result } = preset('right');
  expect(result.loss).toBeLessThan(0.1);
  expect(result.mean).toBeGreaterThan(1.5);
});

test('the gradient points down on the true token only, and sums to 0', () => {
  const { gradient, y } = preset('spread').result;
  expect(fact('gradientTarget')).toBe('−0.800');
  gradient.forEach((g, i) => expect(g < 0).toBe(i === y));
  expect(gradient.reduce((sum, g) => sum + g, 0)).toBeCloseTo(0, 12);
});

test('a loss of ∞ is said in words, without nonsense', () => {
  const { state, result } = preset('zero');
  expect(params.describe(state, result)).toContain('“thirsty” was ruled out, and it came');
  expect(params.describe(state, result)).not.toMatch(/NaN|Infinity/);
  expect(params.predict!.gap(null, result, state)).toContain('∞');
});

test('the prediction is answered by the numbers: a halving is one bit', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('it grows by one bit', result, state)).toMatch(
    /^At 0\.2\d* the loss is 1\.609 nats; at 0\.1\d* it is 2\.303: 0\.693 nats, 1 bit, more\. .*As you said\.$/,
  );
});

test('a softened target cannot be met for less than its entropy', () => {
  const { result } = at({ softening: 0.3 });
  expect(result.loss).toBeGreaterThan(result.least);
  const met = at({ softening: 0.3, prediction: [[...result.target]] });
  expect(met.result.loss).toBeCloseTo(result.least, 9);
});

test('a link may hold any row of probabilities', () => {
  for (const prediction of [
    [],
    [[0, 0]],
    [[1, 1, 1]],
    [
      [0.5, 0.5],
      [0.1, 0.9],
    ],
  ]) {
    // prettier-ignore
    const { state, result } = at({ prediction });
    expect(result.predicted.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(params.notice!(state, result)).toMatch(/\.$/);
  }
  expect(at({ others: [[0.5]] }).result.positions).toHaveLength(6);
});

test('turning any dial changes the words', () => {
  const turns: Partial<State>[] = [
    { prediction: [[0.2, 0.03, 0.12, 0.02, 0.33, 0.3]] },
    { target: 2 },
    { softening: 0.1 },
    { others: [[0.02, 0.05, 0.08, 0.5, 0.41]] },
    { step: 1 },
  ];
  expect(turns.flatMap(Object.keys).sort()).toEqual(Object.keys(params.dials).sort());
  const said = [{}, ...turns].map((turn) => {
    const { state, result } = at(turn);
    return params.describe(state, result);
  });
  expect(new Set(said).size).toBe(said.length);
});
