import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

const start = initialState(params.dials);
const at = (id: string) => {
  const state = { ...start, ...params.presets.find((preset) => preset.id === id)!.set };
  return { state, result: params.compute(state) };
};
const now = (id: string) => {
  const { state, result } = at(id);
  return result.tried(state.ratio);
};

test('drift: one error thrown in, alone under teacher forcing, followed by others on its own output', () => {
  const { feeds } = at('drift').result;
  expect([feeds.thrown, feeds.forcedWrong]).toEqual([1, 1]);
  expect(feeds.freeWrong).toBeGreaterThan(15);
});

test('the notices of the three ratios are so', () => {
  expect(now('ratio-0').forced).toBe(1);
  expect(now('ratio-half').forced).toBe(1);
  expect(now('ratio-half').disturbed.right).toBeGreaterThan(0.88);
  expect(now('ratio-half').disturbed.right - now('ratio-0').disturbed.right).toBeGreaterThan(0.2);
  expect(now('ratio-1').forced).toBeLessThan(0.8);
});

test('without errors both feeds are the line', () => {
  const { feeds, law } = at('no-errors').result;
  expect([feeds.forcedWrong, feeds.freeWrong, law.at(-1)]).toEqual([0, 0, 0]);
  expect(now('no-errors').disturbed.left.at(-1)).toBe(0);
});

test('recovery: most runs have left the line, few are off it', () => {
  const { left, off } = now('recovery').disturbed;
  expect(left.at(-1)).toBeGreaterThan(0.5);
  expect(off.at(-1)).toBeLessThan(0.25);
});

test('the question is answered with 45 percent, and the words before it do not say so', () => {
  const state = { ...start, ...params.predict!.reveal };
  const gap = params.predict!.gap('about 45%', params.compute(state), state);
  expect(gap).toContain('So it is');
  expect(gap).toContain('45.5%');
  expect(gap).toContain('After 35 steps');
  expect(params.describe(start, params.compute(start))).not.toContain('45');
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const changes = [
    {},
    { errorRate: 3 },
    { length: 31 },
    { ratio: '0.5' as const },
    { steps: 450 },
    { seed: 2 },
    { step: 1 },
    { step: 2 },
  ];
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
