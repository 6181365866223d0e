import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';
import { frames } from './dials';

const start = initialState(params.dials);
const at = (id: string) => {
  const state = { ...start, ...params.presets.find((preset) => preset.id === id)!.set };
  return { state, result: params.compute(state) };
};
const fact = (id: string, name: keyof NonNullable<typeof params.facts>) => {
  const { state, result } = at(id);
  return params.facts![name]!(result, state);
};

test('the notices of the presets are so', () => {
  expect([at('seven').result.runs.recurrent.ticks, at('seven').result.runs.attention.ticks]).toEqual([7, 1]);
  expect(at('seven').result.attention.jobs).toBe(49);
  const { recurrent, attention, runs } = at('sixty-four').result;
  expect([runs.recurrent.ticks, runs.attention.ticks]).toEqual([64, 1]);
  expect(attention.multiplications).toBeLessThan(recurrent.multiplications);
  const thousand = at('thousand').result;
  expect(thousand.attention.multiplications / thousand.recurrent.multiplications).toBe(2);
  expect(thousand.runs.recurrent.ticks / thousand.runs.attention.ticks).toBe(16);
  expect([at('one').result.recurrent.waiting, at('one').result.attention.jobs]).toEqual([1, 1]);
});

test('the facts are those of the attention chapter', () => {
  expect([fact('sixty-four', 'attentionWork'), fact('sixty-four', 'recurrentWork')]).toEqual([
    '2.1 million',
    '16.8 million',
  ]);
  expect([fact('thousand', 'attentionWork'), fact('thousand', 'recurrentWork')]).toEqual([
    '537 million',
    '268 million',
  ]);
  expect([fact('seven', 'path'), fact('seven', 'meetings'), fact('seven', 'causalMeetings')]).toEqual([
    '6',
    '49',
    '28',
  ]);
});

test('the question is answered: attention has twice as many, and is done sooner', () => {
  const state = { ...start, ...params.predict!.reveal };
  const gap = params.predict!.gap('attention', params.compute(state), state);
  expect(gap).toContain('So it is');
  expect(gap).toContain('537 million');
  expect(gap).toContain('64 ticks');
});

test('with one lane the work decides: attention is slower above n = d', () => {
  for (const [tokens, slower] of [
    [511, false],
    [513, true],
  ] as const) {
    const { runs } = params.compute({ ...start, tokens, lanes: 1 });
    expect(runs.attention.ticks > runs.recurrent.ticks, String(tokens)).toBe(slower);
  }
});

test('at the start nothing is done, at the last step everything', () => {
  for (const id of ['seven', 'sixty-four', 'thousand', 'one']) {
    const { state } = at(id);
    const before = params.compute({ ...state, step: 0 });
    expect([...before.chain, ...before.square.flat()].every((share) => share === 0)).toBe(true);
    const last = params.steps!(state).names.length - 1;
    expect(last).toBeLessThanOrEqual(frames);
    const after = params.compute({ ...state, step: last });
    expect([...after.chain, ...after.square.flat()].every((share) => share === 1)).toBe(true);
  }
});

test('a picture of many tokens says that its cells stand for more', () => {
  const { state, result } = at('thousand');
  expect(result.square).toHaveLength(32);
  expect(params.notice!(state, result)).toContain('32 tokens');
  expect(params.notice!(start, params.compute(start))).toBeUndefined();
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<typeof start>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const changes = [{}, { tokens: 8 }, { width: 256 }, { lanes: 64 }, { causal: true }, { step: 1 }];
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});
