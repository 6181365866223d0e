import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { shipped } from '@/live/shipped';
import { attentionOf, gpt } from '@/models/transformer/gpt';
import { initialState } from '@/state/figure';
import type { AnyDial } from '@/state/dials';
import { tensor } from '@/tensor';
import type { Result } from './compute';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const presetState = (id: string): State => ({ ...start, ...params.presets.find((preset) => preset.id === id)!.set });
const rowsOf = ({ weights }: Result) => weights.tolist() as number[][];

test('every preset shows what its sentence says', () => {
  const at = (id: string) => {
    const state = presetState(id);
    const result = params.compute(state);
    return { row: rowsOf(result)[state.row]!, best: result.mix.top, chosen: state.column };
  };
  for (const id of ['dog', 'running', 'can', 'mistake', 'unmasked', 'previous'])
    expect(at(id), id).toMatchObject({ best: at(id).chosen });
  expect(at('mistake').row[0]).toBeCloseTo(0.99915, 5);
  expect(at('previous').row[6]).toBeGreaterThan(0.9);
  expect(at('uniform').row.slice(0, 8)).toEqual(Array(8).fill(0.125));
});

test('the prediction is answered by the computed row, not by a stored sentence', () => {
  const state: State = { ...start, ...params.predict!.reveal };
  const result = params.compute(state);
  expect(params.predict!.gap('because', result, state)).toMatch(
    /“it” gives most of its attention to “tiger”: 0\.9.*“because” gets 0\.0/,
  );
  const changed: State = { ...state, source: 'zero' };
  expect(params.predict!.gap('tiger', params.compute(changed), changed)).toContain('0.125');
});

test('odd texts are drawn, and what was left out is said', () => {
  const say = (text: string) => {
    const state: State = { ...start, text };
    const result = params.compute(state);
    return { tokens: result.rows.length, notice: params.notice!(state, result) };
  };
  expect(say('   ')).toMatchObject({ tokens: 10, notice: expect.stringContaining('empty') });
  expect(say('tiger')).toEqual({ tokens: 1, notice: undefined });
  expect(say('word '.repeat(2000))).toMatchObject({
    tokens: 60,
    notice: 'Only the first 60 tokens are used; 1940 more were left out.',
  });
  expect(say('👩‍👩‍👧 الكلب نام')).toMatchObject({ tokens: 3 });
});

test('a row that may see nothing is told in words', () => {
  const state: State = { ...start, mask: 'strict', row: 0, step: 5 };
  const result = params.compute(state);
  expect(params.notice!(state, result)).toContain('no key allowed: 0/0 has no value');
  expect(params.describe(state, result)).not.toMatch(/NaN|undefined|null|Infinity/);
});

/** Any legal value of a dial, the extremes included. */
function anyValue(dial: AnyDial): fc.Arbitrary<unknown> {
  const legal = (from: fc.Arbitrary<unknown>) => from.map((value) => dial.check(value) ?? dial.initial);
  switch (dial.kind) {
    case 'num':
      return legal(
        fc.oneof(
          fc.double({ min: dial.min, max: dial.max, noNaN: true }),
          fc.constantFrom(dial.min, dial.max, 1e308, -1e308),
        ),
      );
    case 'oneOf':
      return fc.constantFrom(...Object.keys(dial.options));
    case 'flag':
      return fc.boolean();
    case 'text':
      return legal(
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('', ' ', '👩‍👩‍👧 שלום', 'a '.repeat(300))),
      );
    case 'matrix': {
      const entry = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
      const shape = fc.tuple(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }));
      return legal(
        shape.chain(([m, n]) =>
          fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: m, maxLength: m }),
        ),
      );
    }
  }
}

test('whatever the dials say, each row is a distribution over its allowed keys, or has none', () => {
  const states = fc.record(
    Object.fromEntries(Object.entries(params.dials).map(([name, dial]) => [name, anyValue(dial)])),
  );
  fc.assert(
    fc.property(states, (values) => {
      const state = values as State;
      const result = params.compute(state);
      const masks = result.mask.tolist() as number[][];
      rowsOf(result).forEach((row, i) => {
        const open = masks[i]!.some((allowed) => allowed === 1);
        if (open) expect(row.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 4);
        else expect(row.every(Number.isNaN)).toBe(true);
        const output = (result.output.tolist() as number[][])[i]!;
        expect(output.every(Number.isFinite)).toBe(open);
      });
      const words = `${params.describe(state, result)} ${params.notice!(state, result) ?? ''}`.replaceAll(
        result.rows.join(' '),
        '',
      );
      if (!/nan|null|undefined|infinity/i.test(state.text)) expect(words).not.toMatch(/NaN|undefined|null|Infinity/);
    }),
    { numRuns: 200 },
  );
});

test('each dial that changes the picture changes the words', () => {
  const base: State = { ...start, step: 5, row: 6, column: 3 };
  const words = (change: Partial<State>) => {
    const state = { ...base, ...change };
    return params.describe(state, params.compute(state));
  };
  const changes: Partial<State>[] = [
    { text: 'It rains' },
    { source: 'seeded' },
    { divisor: 'dk' },
    { mask: 'none' },
    { positions: true },
    { view: 'columns' },
    { step: 2 },
    { row: 5 },
    { column: 2 },
    { edits: [[1, 2, 3]] },
  ];
  for (const change of changes) expect(words(change), JSON.stringify(change)).not.toBe(words({}));
  expect(words({ source: 'seeded', seed: 2 })).not.toBe(words({ source: 'seeded' }));
  expect(words({ source: 'seeded', dk: 9 })).not.toBe(words({ source: 'seeded' }));
  expect(words({ source: 'scores', scores: [[1]] })).not.toBe(words({ source: 'scores' }));
});

test('the trained GPT is asked for before it is there, and then shows its own rows', async () => {
  const state = presetState('trained');
  const before = params.compute(state);
  expect(before.absent).toBe(true);
  expect(params.notice!(state, before)).toContain('until you load it');
  await adoptShipped();
  const result = params.compute(state);
  expect(result.rows.slice(0, 4)).toEqual(['\n', '"', 'My', ' dear']);
  const { blocks } = gpt(
    tensor(shipped.model()!.tokenizer.encode(`\n${state.text}`)),
    shipped.model()!.W,
    shipped.model()!.options,
  );
  const A = attentionOf(blocks[state.layer]!);
  rowsOf(result).forEach((row, i) => row.forEach((w, j) => expect(w).toBeCloseTo(A.at(0, state.head, i, j), 5)));
  expect(params.describe(state, result)).toContain(`head ${state.head} of layer ${state.layer}`);
  const long = params.compute({ ...state, text: 'word '.repeat(100) });
  expect(params.notice!({ ...state, text: 'word '.repeat(100) }, long)).toContain('left out');
});
