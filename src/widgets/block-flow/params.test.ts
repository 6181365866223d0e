import { beforeAll, describe, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { initialState } from '@/state/figure';
import type { Shown } from './compute';
import { mostTrained } from './dials';
import params from './params';

type State = typeof start;
const start = initialState(params.dials);
const preset = (id: string): State => ({ ...start, ...params.presets.find((p) => p.id === id)!.set });
const shown = (state: State): Shown => {
  const result = params.compute(state);
  if (result.absent) throw new Error('the model is not there');
  return result;
};
const measured = (part: string | undefined) =>
  shown({ ...start, show: 'hurt' }).measures!.find((one) => one.part === part)!;

test('the default is the first of fourteen stages of the running sentence, 10 tokens wide 16', () => {
  const { tokens, stage, shapes } = shown(start);
  expect(tokens).toHaveLength(10);
  expect(stage.tensor.shape).toEqual([10, 16]);
  expect(shapes).toHaveLength(14);
});

test('the notices of the ablations hold: order, hearing, its own vector', () => {
  expect(measured('positions').order).toBeLessThan(1e-5);
  expect(measured(undefined).order).toBeGreaterThan(0.02);
  expect(measured('attention').hears).toBe(0);
  expect(Math.abs(measured('residual').keeps)).toBeLessThan(0.2);
  expect(measured(undefined).keeps).toBeGreaterThan(0.4);
});

test('what does not fit falls out at the front, and the notice says so', () => {
  const state = preset('too-long');
  const result = shown(state);
  expect(result.tokens).toHaveLength(16);
  expect(params.notice!(state, result)).toMatch(/2\d tokens and n_ctx = 16: .* first \d+ fell out/);
});

test('an empty text shows the running sentence and says so', () => {
  const state = { ...start, text: '  ' };
  expect(shown(state).tokens).toEqual(shown(start).tokens);
  expect(params.notice!(state, shown(state))).toContain('empty');
});

test('a single token, and a text that reads the same in reverse, have no order to try', () => {
  for (const text of ['tiger', 'a a a']) {
    const state = { ...start, text, show: 'hurt' as const };
    const result = params.compute(state);
    expect(shown(state).measures![0]!.order).toBeUndefined();
    expect(params.describe(state, result)).not.toMatch(/NaN|undefined/);
    expect(params.predict!.gap(null, result, state)).toContain('no other order');
  }
});

test('the gap is told from the numbers', () => {
  const state = { ...start, ...params.predict!.reveal };
  expect(params.predict!.gap(null, params.compute(state), state)).toMatch(
    /Without positions it moves by 0.*%.* with them by \d/,
  );
});

test('turning any dial changes the words', () => {
  const turned: Partial<State>[] = [
    { weights: 'trained' },
    { without: 'norm' },
    { show: 'hurt' },
    { text: 'Another sentence' },
    ...(['head', 'layer', 'width', 'seed', 'stage', 'which', 'token', 'feature'] as const).map((name) => ({
      [name]: start[name] + 1,
    })),
  ];
  const words = [{}, ...turned].map((set) =>
    params.describe({ ...start, ...set }, params.compute({ ...start, ...set })),
  );
  expect(new Set(words).size).toBe(words.length);
});

describe('with the trained model', () => {
  beforeAll(adoptShipped);

  test('the whole model pays least, and every ablation costs something', () => {
    const [whole, ...others] = shown(preset('trained')).losses!;
    expect(whole!.loss).toBeLessThan(4.5);
    for (const { loss } of others) expect(loss).toBeGreaterThan(whole!.loss!);
  });

  test('Baker is followed by Street', () => {
    const state = preset('trained');
    const { tokens } = shown(state);
    expect(shown({ ...state, token: tokens.length }).next[0]!.piece).toBe(' Street');
  });

  test('a long text is cut to its end', () => {
    const state = { ...preset('trained'), text: 'The man went on. '.repeat(30) };
    expect(shown(state).tokens).toHaveLength(mostTrained);
    expect(params.notice!(state, shown(state))).toContain(`the last ${mostTrained}`);
  });
});
