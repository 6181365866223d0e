import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import params from './params';

type State = Parameters<typeof params.compute>[0];
const start = initialState(params.dials);
const at = (changes: Partial<State> = {}) => {
  const state: State = { ...start, ...changes };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((one) => one.id === id)!.set);

test('the running sentence: one cell of 18 numbers in four boxes, and the first word fades', () => {
  const { result } = preset('sentence');
  expect(result.boxes).toHaveLength(4);
  expect(result).toMatchObject({ cellParameters: 18, allParameters: 38 });
  expect(result.answers).toEqual(['Transformers', 'are', 'encoder', 'decoder', 'models']);
  expect(result.shareOfFirst).toBeLessThan(0.2);
  expect(at({ words: 'a b c d e f g h' }).result.cellParameters).toBe(18);
});

test('the radius of U decides whether the first word fades', () => {
  const half = preset('radius-half').result;
  const one = preset('radius-one').result;
  const large = preset('radius-large').result;
  expect([half, one, large].map(({ radius }) => radius.toFixed(4))).toEqual(['0.5000', '1.0000', '1.5000']);
  expect(half.shareOfFirst).toBeLessThan(0.5 ** 3);
  expect(one.shareOfFirst).toBeGreaterThan(0.5);
  expect(one.shareOfFirst).toBeLessThan(1);
  expect(large.shareOfFirst).toBeGreaterThan(1);
});

test('U = I with ReLU: no word fades', () => {
  const { onLast } = preset('identity').result;
  for (const size of onLast) expect(size).toBeCloseTo(onLast[0]!, 5);
});

test('one word: nothing is handed on, whatever U is', () => {
  const { result } = preset('one-word');
  const other = at({ words: 'Transformers', recurrent: 'orthogonal', radius: 2 }).result;
  expect(result.boxes).toHaveLength(1);
  expect(result.boxes[0]!.h.tolist()).toEqual(other.boxes[0]!.h.tolist());
});

test('saturated: all units at −1 or 1, and no word has any influence', () => {
  const { result } = preset('saturated');
  for (const { h } of result.boxes) for (const x of h.data) expect(Math.abs(x)).toBeGreaterThan(0.99);
  for (const size of result.onLast) expect(size).toBeLessThan(0.01);
});

test('the shapes read and write where their task does', () => {
  const shape = (id: string) =>
    preset(id)
      .result.boxes.map(({ input, writes }) => `${input === undefined ? '' : 'i'}${writes ? 'o' : ''}`)
      .join(' ');
  expect(shape('one-to-one')).toBe('io');
  expect(shape('caption')).toBe('io o o o');
  expect(shape('classify')).toBe('i i i i i io');
  expect(shape('tag')).toBe('io io io io io');
  expect(shape('translate')).toBe('i i i i o o o o');
});

test('a translation is fed zeros first and then its own words, or zeros always', () => {
  const { boxes, answers } = preset('translate').result;
  expect(boxes[4]).toMatchObject({ word: '', fed: false });
  expect(boxes[5]).toMatchObject({ word: answers[boxes[4]!.said!.first], fed: true });
  const silent = at({ shape: 'delayed', feed: 'zeros' }).result;
  expect(silent.boxes.slice(4).every(({ word }) => word === '')).toBe(true);
});

test('both ways: words to the right have influence, and twice the cell is learned', () => {
  const { result } = preset('both-ways');
  expect(result.influences.every((size) => size > 0)).toBe(true);
  expect(result.allParameters).toBe(2 * 18 + 6 * 3 + 3);
  expect(result.boxes[2]!.said).toBeDefined();
});

test('both ways is refused where the future would be read, and says why', () => {
  const next = at({ both: true });
  expect(next.result.refused).toBe(true);
  expect(next.result.boxes.every(({ said }) => said === undefined)).toBe(true);
  expect(params.notice!(next.state, next.result)).toMatch(/already read it/);
  const caption = at({ both: true, shape: 'one-to-many' });
  expect(caption.result.setAside).toBe(true);
  expect(params.notice!(caption.state, caption.result)).toMatch(/do not exist yet/);
  const one = at({ both: true, shape: 'many-to-one' });
  expect(one.result.boxes.at(-1)!.said).toBeDefined();
  expect(params.notice!(one.state, one.result)).toMatch(/run anew/);
});

test('the prediction is answered from both orders', () => {
  const { state, result } = at(params.predict!.reveal);
  const gap = params.predict!.gap('yes: the same words were read', result, state);
  expect(gap).toMatch(/^Another state\. As written it ends in \(.*\), reversed in \(.*\): 0\.\d+ apart\./);
  const palindrome = at({ words: 'no I no' });
  expect(params.predict!.gap(null, palindrome.result, palindrome.state)).toMatch(/the same/);
  const reversed = at({ words: start.words.split(' ').reverse().join(' ') }).result;
  expect(reversed.boxes.at(-1)!.h.tolist()).toEqual(result.reversed.tolist());
});

test('typed weights stand in for drawn ones', () => {
  const { result } = at({ W: [[1, 2, 3]], U: [[1]], recurrent: 'typed', b: [[0.5]] });
  expect(result.cell.W.tolist()).toEqual([
    [1, 2, 3],
    [0, 0, 0],
  ]);
  expect(result.cell.U.at(0, 0)).toBe(1);
  expect(result.typed).toEqual({ W: true, U: true, b: true });
});

test('an empty text and a long one are told', () => {
  const empty = at({ words: '  ' });
  expect(params.notice!(empty.state, empty.result)).toMatch(/^Your text is empty/);
  const long = at({ words: 'word '.repeat(62) });
  expect(params.notice!(long.state, long.result)).toBe('Only the first 12 words are read; 50 more were left out.');
});

test('the words say something else whenever a dial is turned', () => {
  const turned: Partial<State>[] = [
    {},
    { words: 'are Transformers encoder decoder' },
    { shape: 'one-to-one' },
    { shape: 'one-to-many' },
    { shape: 'many-to-one' },
    { shape: 'delayed' },
    { reads: 'label' },
    { feed: 'zeros' },
    { both: true },
    { activation: 'relu' },
    { recurrent: 'orthogonal' },
    { recurrent: 'identity' },
    { recurrent: 'typed' },
    { radius: 0.5 },
    { size: 2 },
    { units: 4 },
    { seed: 1 },
    { W: [[1, 1, 1]] },
    { U: [[1, 1, 1]], recurrent: 'typed' },
    { b: [[1, 1, 1]] },
    { step: 0 },
    { step: 3 },
  ];
  const said = turned.map((changes) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  });
  expect(new Set(said).size).toBe(turned.length);
});

test('every fact of every preset is a number, words, or none', () => {
  for (const { id } of params.presets) {
    const { state, result } = preset(id);
    for (const [name, fact] of Object.entries(params.facts!)) {
      const said = fact(result, state);
      expect(said, `${id} ${name}`).toMatch(/\S/);
      expect(said, `${id} ${name}`).not.toMatch(/NaN|Infinity|undefined/);
    }
  }
});
