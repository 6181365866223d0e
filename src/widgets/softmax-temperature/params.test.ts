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
const fact = (name: string, id = 'four') => {
  const { state, result } = preset(id);
  return params.facts![name]!(result, state);
};

test('the presets are those of the worked example', () => {
  expect(fact('probabilities')).toBe('0.644, 0.237, 0.087, 0.032');
  expect(fact('probabilities', 'cold')).toBe('0.982, 0.018, 0.000, 0.000');
  expect(fact('probabilities', 'hot')).toBe('0.329, 0.270, 0.221, 0.181');
  expect(fact('probabilities', 'argmax')).toBe('1.000, 0.000, 0.000, 0.000');
  expect([fact('entropy'), fact('bits'), fact('mostEntropy')]).toEqual(['0.948', '1.37', '1.39']);
  expect([fact('smoothMax'), fact('largest'), fact('lse')]).toEqual(['2.493', '3', '3.440']);
});

test('each step between equal logits is a factor e, as the first preset says', () => {
  const p = preset('four').result.soft!.probabilities;
  for (let i = 1; i < p.length; i++) expect(p[i - 1]! / p[i]!).toBeCloseTo(Math.E, 9);
});

test('a tie is shared alike above T = 0, and broken by order at T = 0', () => {
  const { result } = preset('tie');
  expect(result.soft!.probabilities[0]).toBe(result.soft!.probabilities[1]);
  const cold = at({ ...preset('tie').state, temperature: 0 });
  expect([...cold.result.soft!.probabilities]).toEqual([1, 0, 0, 0]);
  expect(params.notice!(cold.state, cold.result)).toContain('Tokens a and b tie');
});

test('near 1000 the naive way overflows, in words, and the stable one gives the same probabilities as near 0', () => {
  const { state, result } = preset('thousand');
  expect(fact('probabilities', 'thousand')).toBe(fact('probabilities'));
  expect(params.describe(state, result)).toContain('e^1003 is larger than any number here');
});

test('a shift moves no probability, and breaks the naive way in both directions', () => {
  const shares = (shift: number) => [...at({ shift }).result.soft!.probabilities];
  expect(shares(1000)).toEqual(shares(0));
  expect(shares(-1000)).toEqual(shares(0));
  expect(at({ shift: 1000 }).result.soft!.naive!.outcome).toBe('overflows');
  expect(at({ shift: -1000 }).result.soft!.naive!.outcome).toBe('underflows');
});

test('without a token there are words instead of numbers', () => {
  const { state, result } = preset('nothing');
  expect(result.soft).toBeUndefined();
  expect(params.notice!(state, result)).toContain('No token is left');
  expect(fact('probabilities', 'nothing')).toBe('no value');
  expect(params.describe({ ...state, temperature: 2 }, result)).not.toBe(params.describe(state, result));
});

test('the prediction is answered by the numbers', () => {
  const { state, result } = at(params.predict!.reveal);
  const gap = params.predict!.gap('no, but the shares come closer', result, state);
  expect(gap).toBe(
    'The ranking stays: a has 0.644 at T = 1 and 0.329 at T = 5; an equal share would be 0.250. As you said.',
  );
});

test('a link may hold any row of logits', () => {
  for (const logits of [
    [],
    [[]],
    [[1]],
    [[-1e308, 5]],
    [
      [1, 2],
      [3, 4],
    ],
  ]) {
    // prettier-ignore
    const { state, result } = at({ logits });
    expect(result.logits.length).toBeGreaterThanOrEqual(2);
    expect(params.notice!(state, result)).toMatch(/\.$/);
  }
});

test('turning any dial changes the words', () => {
  const turns: Partial<State>[] = [
    { logits: [[3, 2, 1, 0.5]] },
    { temperature: 1.1 },
    { shift: 1 },
    { naive: true },
    { step: 1 },
  ];
  expect(turns.flatMap(Object.keys).sort()).toEqual(Object.keys(params.dials).sort());
  const said = [{}, ...turns].map((turn) => {
    const { state, result } = at(turn);
    return params.describe(state, result);
  });
  expect(new Set(said).size).toBe(said.length);
});
