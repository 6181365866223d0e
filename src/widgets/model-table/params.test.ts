import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { columns, computeTable, rowById, views, type Column } from './compute';
import params from './params';
import { arithmetic, tokens } from './words';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (changes: Partial<State> = {}) => {
  const state: State = { ...start, ...changes };
  return { state, result: params.compute(state) };
};
const describe = (changes: Partial<State>) => {
  const { state, result } = at(changes);
  return params.describe(state, result);
};

test('GPT-3 by the rule: the layers, the table of words, and the ratio', () => {
  const row = rowById('gpt-3');
  expect(row.inLayers).toBe(173_946_175_488);
  expect(row.values).toMatchObject({
    rough: 174_563_733_504,
    headWidth: 128,
    expansion: 4,
    together: 1,
    verdict: 'agrees',
  });
  expect(arithmetic(row).join(' ')).toContain('12 · 96 · 12,288² = 173,946,175,488');
});

test('the rule fails where the curriculum says it does, and the count of matrices does not', () => {
  for (const id of ['lamda', 't5-11b', 'mixtral']) {
    const { values, reasons } = rowById(id);
    expect(values.verdict, id).toBe('too low');
    expect(Math.abs((values.countedRatio as number) - 1), id).toBeLessThan(0.03);
    expect(reasons.length, id).toBeGreaterThan(0);
  }
  expect(rowById('palm').inLayers! / 1e9).toBeCloseTo(481.1, 1);
  expect(rowById('palm').values.countedRatio).toBeCloseTo(1, 2);
});

test('every model whose widths are all known is counted within a tenth of what was published', () => {
  const { counted, countedAgrees } = at().result;
  expect(counted).toBeGreaterThan(12);
  expect(countedAgrees).toBe(counted);
});

test('what breaks the rule is named wherever it breaks and the widths are known', () => {
  for (const { facts, values, reasons, parts } of computeTable(start).rows)
    if (values.verdict !== undefined && values.verdict !== 'agrees' && parts)
      expect(reasons.length, facts.name).toBeGreaterThan(0);
});

test('corrected widths: Gemma by 8 and 4, Llama 3 by 3.5', () => {
  const of = (id: string) => rowById(id).values.expansion;
  expect(['gemma-2b', 'gemma-7b', 'gemma-2-2b', 'gemma-2-9b', 'gemma-2-27b', 'llama-3-8b'].map(of)).toEqual([
    8, 8, 4, 4, 8, 3.5,
  ]);
});

test('every column sorts both ways, and the unknown stays at the end', () => {
  for (const sort of Object.keys(columns) as Column[])
    for (const falling of [false, true]) {
      const values = at({ sort, falling }).result.rows.map((row) => row.values[sort]);
      const known = values.filter((value) => value !== undefined);
      expect(values.slice(0, known.length)).toEqual(known);
      const numbers = known.filter((value) => typeof value === 'number');
      expect(numbers).toEqual([...numbers].sort((a, b) => (falling ? b - a : a - b)));
    }
});

test('filters leave the right rows; a size that was not published is a group of its own', () => {
  const groups = ['small', 'medium', 'large', 'unknown'] as const;
  const counts = groups.map((size) => at({ size }).result.rows.length);
  expect(counts.reduce((a, b) => a + b, 0)).toBe(at().result.total);
  expect(at({ maker: 'Meta' }).result.rows.every(({ facts }) => facts.maker === 'Meta')).toBe(true);
  const { state, result } = at({ maker: 'Meta', size: 'unknown', chosen: 'gpt-3' });
  expect(params.notice!(state, result)).toBe('The chosen model is not among these rows.');
});

test('your own row is computed from its dials', () => {
  const { result } = at({ own: true });
  expect(result.mine.values.rough).toBe(12 * 12 * 768 ** 2 + 50257 * 768);
  expect(result.rows).toContain(result.mine);
});

test('hidden sizes are not in the words', () => {
  expect(describe({ guess: true, sort: 'parameters', falling: true })).not.toMatch(/540B|530B/);
});

test('the prediction is answered from the table', () => {
  const { state, result } = at(params.predict!.reveal);
  const { agrees, checked } = result;
  expect(params.predict!.gap(null, result, state)).toContain(`within a tenth for ${agrees} of ${checked}`);
  expect(params.predict!.gap('for more than half', result, state)).toMatch(/^Yes, for more than half\./);
});

test('rounded numbers are not written as if they were exact', () => {
  expect([100_000, 50_257, 1e6, 2048].map(tokens)).toEqual(['100k', '50,257', '1M', '2,048']);
});

test('the words say something else whenever a dial is turned', () => {
  const turned: Partial<State>[] = [
    {},
    ...Object.keys(views)
      .slice(1)
      .map((view) => ({ view }) as Partial<State>),
    { maker: 'Meta' },
    { size: 'large' },
    { guess: true },
    { own: true },
    { layers: 13 },
    { d: 800 },
    { vocabulary: 1000 },
    { sort: 'd' },
    { falling: true },
    { chosen: 'palm' },
    { chosen: 'nothing' },
  ];
  expect(new Set(turned.map(describe)).size).toBe(turned.length);
});

test('the survey’s 14 rows are there, with its two mistakes mended', () => {
  const { rows, survey } = params.compute({ ...initialState(params.dials), maker: 'survey' });
  expect([rows.length, survey.rows]).toEqual([14, 14]);
  expect(rows.find(({ facts }) => facts.id === 'llama-65b')!.values.biases).toBe('no');
  expect(rows.find(({ facts }) => facts.id === 'pangu-alpha')!.values.context).toBe(1024);
  const missed = rows.filter(({ values }) => values.verdict !== 'agrees').map(({ facts }) => facts.id);
  expect(missed).toEqual(['t5-11b', 'lamda', 'palm']);
});
