import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { readAt } from './words';
import type { State } from './compute';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<State>) => {
  const state = { ...start, ...set };
  const result = params.compute(state);
  return { state, result, words: params.describe(state, result), notice: params.notice!(state, result) };
};
const preset = (id: string, set: Partial<State> = {}) =>
  at({ ...params.presets.find((p) => p.id === id)!.set, ...set });
const fact = (name: string, id = 'vanishing', set: Partial<State> = {}) => {
  const { state, result } = preset(id, set);
  return params.facts![name]!(result, state);
};

test('0.9, 1 and 1.1 over thirty linear steps do what one number would', () => {
  expect([fact('first'), fact('first', 'edge'), fact('first', 'exploding')]).toEqual(['0.0424', '1.00', '17.4']);
  expect([fact('scalar'), fact('scalar', 'edge'), fact('scalar', 'exploding')]).toEqual(['0.0424', '1', '17.4']);
});

test('the numbers of every book are printed as they are printed there', () => {
  expect([fact('vanish50'), fact('explode50'), fact('quarter10')]).toEqual(['0.0052', '117', '9.5×10⁻⁷']);
  expect(fact('times50')).toBe('22,778');
});

test('every preset’s length at step 0', () => {
  const first = Object.fromEntries(params.presets.map(({ id }) => [id, fact('first', id)]));
  expect(first).toMatchInlineSnapshot(`
    {
      "all-steps": "1.16",
      "clipped": "2620",
      "cue": "0.0326",
      "dead-relu": "0",
      "edge": "1.00",
      "exploding": "17.4",
      "forget-half": "4.13×10⁻⁹",
      "forget-high": "0.337",
      "overflow": "too large for float32",
      "residual": "7.11",
      "saturated": "5.32×10⁻⁶",
      "sigmoid": "5.08×10⁻⁷",
      "vanishing": "0.0424",
    }
  `);
});

test('an LSTM at f = 0.99 carries over thirty steps what it loses at 0.5', () => {
  const [half, high] = [preset('forget-half').result, preset('forget-high').result];
  expect(half.first / half.last).toBeLessThan(1e-6);
  expect(high.first / high.last).toBeGreaterThan(0.5);
  expect(high.slopes[0]!.mean).toBeCloseTo(0.99, 5);
});

test('the skip of the residual stack saves what its radius alone would lose', () => {
  const { result } = preset('residual');
  expect(result.power).toBeCloseTo(1e-9, 9);
  expect(result.first).toBeGreaterThan(1);
  expect(preset('residual', { network: 'rnn' }).result.first).toBeLessThan(1e-9);
});

test('the sigmoid’s slope stays under a quarter, and ten of them under a millionth', () => {
  const { result } = preset('sigmoid');
  expect(result.largestSlope).toBeLessThanOrEqual(0.25);
  expect(result.first).toBeLessThan(1e-6);
});

test('tanh at radius 1.1 vanishes when large inputs flatten it, as the preset says', () => {
  expect(preset('saturated').result.first).toBeLessThan(1e-3);
  expect(preset('saturated', { inputs: 0.05 }).result.first).toBeGreaterThan(0.5);
});

test('with a loss at every step the gradient stays large, and the last loss alone still vanishes', () => {
  const { result } = preset('all-steps');
  expect(Math.min(...result.norms)).toBeGreaterThan(0.5);
  expect(result.chain![0]).toBeLessThan(0.05);
});

test('recent steps dominate the gradient of the weights where it vanishes', () => {
  expect(at({ activation: 'tanh', inputs: 0.5 }).result.recentShare).toBeGreaterThan(0.6);
});

test('clipping is told before and after, and where it cannot help', () => {
  const { words, result } = preset('clipped');
  expect(result.clipped.before).toBeGreaterThan(1000);
  expect(result.clipped.after).toBeCloseTo(1, 4);
  expect(words).toContain('before clipping and 1.00 after');
  expect(preset('overflow', { clip: true }).words).toContain('clipping cannot save this step');
});

test('what leaves float32 is told in words and never as a number', () => {
  const { words, notice } = preset('overflow');
  expect(notice).toContain('larger than float32 can hold');
  expect(words).toContain('too large for float32');
  expect(words).not.toMatch(/NaN|Infinity|∞/);
  const small = at({ activation: 'sigmoid', radius: 0.33, steps: 100 });
  expect(small.notice).toContain('smaller than float32 can hold');
});

test('dead units send back exactly 0', () => {
  const { notice, result, state } = preset('dead-relu');
  expect(result.norms.slice(0, -1).every((norm) => norm === 0)).toBe(true);
  expect(notice).toContain('exactly 0 before it');
  expect(readAt(state, result, 3)).toContain('length exactly 0');
});

test('words are steps, and what is not read is said', () => {
  const { result, state } = preset('cue');
  expect(result.T).toBe(11);
  expect(readAt(state, result, 1)).toContain('“Maria”, 10 before the loss');
  expect(at({ text: 'word '.repeat(45) }).notice).toContain('5 more were left out');
  expect(at({ text: '   ' }).result.tokens).toBeUndefined();
});

test('the prediction is answered from the numbers', () => {
  const { result, state } = at(params.predict!.reveal);
  const gap = (said: string | null) => params.predict!.gap(said, result, state);
  expect(gap('more than 20,000 times')).toBe(
    'After 50 steps, radius 0.9 leaves 0.00515 and radius 1.1 leaves 117: 22,778 times as much. As you said.',
  );
  expect(gap('about 1.2 times')).not.toContain('As you said');
  const other = preset('overflow', { steps: 1 });
  expect(params.predict!.gap(null, other.result, other.state)).toContain('After 1 step, radius 0.9');
});

test('turning any dial changes the words', () => {
  const turns: Partial<State>[] = [
    { radius: 0.91 },
    { network: 'residual' },
    { activation: 'tanh' },
    { network: 'lstm' },
    { network: 'lstm', forget: 0.6 },
    { steps: 31 },
    { loss: 'all' },
    { clip: true },
    { clip: true, limit: 0.5 },
    { matrix: 'random' },
    { units: 9 },
    { inputs: 0.2 },
    { bias: 0.1 },
    { seed: 2 },
    { text: 'Hello there' },
  ];
  expect([...new Set(turns.flatMap(Object.keys))].sort()).toEqual(Object.keys(params.dials).sort());
  const said = [{}, ...turns].map((turn) => at(turn).words);
  expect(new Set(said).size).toBe(said.length);
});
