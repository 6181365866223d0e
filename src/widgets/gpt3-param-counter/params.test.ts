import { expect, test } from 'vitest';
import { initialState } from '@/state/figure';
import { withAnswer } from './compute';
import { lastStep, type State } from './dials';
import { readChanges, refusalOf, refusalOfCell, withChange } from './formulas';
import params from './params';
import { says } from './words';

const start = initialState(params.dials);
const at = (changes: Partial<State> = {}) => {
  const state: State = { ...start, ...changes };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);
const notice = (changes: Partial<State>) => {
  const { state, result } = at(changes);
  return params.notice!(state, result);
};

const published = {
  gpt3: 175_181_291_520n,
  'gpt3-exact': 174_604_259_328n,
  'gpt2-small': 124_439_808n,
  'gpt2-medium': 354_823_168n,
  'gpt2-large': 774_030_080n,
  'gpt2-xl': 1_557_611_200n,
  'llama2-7b': 6_738_415_616n,
  'llama3-8b': 8_030_261_248n,
  'bert-base': 109_482_240n,
};
for (const [id, count] of Object.entries(published))
  test(`the preset ${id} gives ${count.toLocaleString('en-US')}`, () => {
    const { state, result } = preset(id);
    expect(result.total).toBe(count);
    expect(params.notice!(state, result)).toBeUndefined();
    expect(params.presets.find((preset) => preset.id === id)!.notice).toContain(count.toLocaleString('en-US'));
  });

test('the base model of 2017 comes within four hundredths of the rounded 65 million', () => {
  const { total } = preset('base-2017').result;
  expect(total).toBe(62_984_192n + 12n * (2048n + 512n) + 30n * 2n * 512n); // matrices, feed-forward biases, norms
  expect(Math.abs(Number(total) / 65e6 - 1)).toBeLessThan(0.04);
});

test('the toy can be counted by hand', () => {
  // 10·4 words in and out; a layer has 4 · 2 heads · 4·2 and 2 · 4·16.
  expect(preset('toy').result.total).toBe(2n * 40n + 2n * (64n + 128n));
});

test('the ledger is built one head, one layer, all layers, and ends at the total', () => {
  const seen = Array.from({ length: 12 }, (_, step) => at({ step }).result.soFar);
  expect(seen[1]).toBe(617_558_016n);
  expect(seen[2]! - seen[1]!).toBe(1_572_864n);
  expect(seen[6]! - seen[1]!).toBe(603_979_776n);
  expect(seen[7]! - seen[1]!).toBe(57_982_058_496n);
  expect(seen[9]! - seen[7]!).toBe(115_964_116_992n);
  expect(seen.at(-1)).toBe(175_181_291_520n);
  expect(params.steps!(start).names).toEqual('sizes embed key query value_↓ value_↑ ×_96 ×_96 up down unembed total'.split(' ').map((name) => name.replace('_', ' '))); // prettier-ignore
  expect(says(at({ step: 1 }).result)).toContain('4 × 12,288 = 49,152 activations');
});

test('the picture it starts with does not answer the question', () => {
  const { result } = at();
  expect(result.levels.has('up')).toBe(false);
  expect(params.describe(start, result)).not.toContain('66.2%');
});

test('two thirds are in the feed-forward layers, whatever was guessed', () => {
  const { state, result } = at(params.predict!.reveal);
  for (const said of [null, ...params.predict!.choices])
    expect(params.predict!.gap(said, result, state)).toContain(
      'feed-forward: 115,964,116,992 of 175,181,291,520, 66.2%',
    );
  expect(params.predict!.gap('attention', result, state)).toMatch(/^Attention: 57,982,058,496, 33\.1%\./);
});

test('GPT-2 small keeps almost a third of its weights in the table of words', () => {
  expect(preset('gpt2-small').result.chosenShare).toBeGreaterThan(0);
  const { lines, total } = preset('gpt2-small').result;
  expect(Number(lines[0]!.all) / Number(total)).toBeCloseTo(0.31, 2);
});

test('heads that do not fit are told in a sentence, and the count goes on', () => {
  const { state, result } = preset('uneven');
  expect(params.notice!(state, result)).toBe(
    '100 heads cannot share d = 12,288 equally: each would be 122.88 wide. Counted with 122, which leaves 88 columns to no head; h can be 96 or 128, among others.',
  );
  expect(result.total).toBeGreaterThan(0n);
  expect(notice({ h_kv: '36' })).toMatch(/96 heads of queries cannot share 36 heads of keys equally/);
  expect(notice({ d_k: '256' })).toMatch(/All heads together are 24,576 wide and d is 12,288: allowed/);
});

test('what cannot be used is refused with a sentence, in a size and in a cell', () => {
  const refused = (name: Parameters<typeof refusalOf>[1], text: string) => refusalOf(start, name, text);
  expect(refused('d', '')).toBe('The field is empty: type a number, or a formula such as 4*d.');
  expect(refused('d_ff', '4*q')).toBe('Unknown name q at character 3: use V, n, d, h, h_kv, d_k, d_ff, N.');
  expect(refused('d', 'd_ff/4')).toMatch(/goes in a circle/);
  expect(refused('h', '0')).toBe('d_k = d/h divides by 0.');
  expect(refused('N', '-3')).toBe('N = -3 is below 0.');
  expect(refused('V', '12345678901')).toBe('V = 12345678901 is more than 10,000,000.');
  expect(refused('V', '128,256')).toBeUndefined();
  expect(refused('d_ff', '8*d/3')).toBeUndefined();
  expect(notice({ d_ff: '7*d/5' })).toBe('Inner width d_ff = 17203.2 is not whole: counted as 17,203.');
  expect(refusalOfCell(at().result.values, 'd/0')).toBe('d/0 divides by 0.');
  expect(refusalOfCell(at().result.values, '4*d')).toBeUndefined();
});

test('a link with a bad size counts with GPT-3’s and says so', () => {
  const { state, result } = at({ d: 'what', step: lastStep });
  expect(result.total).toBe(175_181_291_520n);
  expect(params.notice!(state, result)).toMatch(/^Width d cannot be used as it is written, so it counts as 12,288\. Unknown name what/); // prettier-ignore
});

test('any cell can be written anew, and put back', () => {
  const once = withChange('', 'up.columns', '8*d');
  const twice = withChange(once, 'key.each', '1');
  expect(at({ cells: once }).result.total - at().result.total).toBe(57_982_058_496n);
  expect([...readChanges(twice).texts.keys()]).toEqual(['up.columns', 'key.each']);
  expect(withChange(twice, 'key.each', undefined)).toBe(once);
  expect(withChange(once, 'up.columns', undefined)).toBe('');
  expect(notice({ cells: 'nothing.rows=3;up.rows=q;up.columns=d/5' })).toMatch(/2 changed cells .* could not be read/);
});

test('one cell is missing, and an answer may be a number or a formula', () => {
  const { result } = preset('fill-in');
  const { question, right, at: asked } = result.quiz!;
  expect(question).toEqual({ line: 'key', column: 'layer' });
  const judge = (answer: string) =>
    at({ blanks: true, step: asked, answers: withAnswer('', asked, answer) }).result.quiz!.judged;
  expect(judge('').state).toBe('blank');
  for (const answer of [String(right), '150,994,944', 'd*d_k*h', 'd^2', '12288*128*96'])
    expect(judge(answer), answer).toEqual({ state: 'right', because: '' });
  expect(judge('1572864').because).toMatch(/one head/);
  expect(judge('d*').because).toMatch(/too early/);
  expect(judge('d/0').because).toBe('d/0 divides by 0.');
});

test('the missing number stands nowhere else in the ledger or in the words', () => {
  for (let step = 0; step < 7; step++) {
    const { state, result } = at({ blanks: true, step });
    const { right } = result.quiz!;
    for (const line of result.lines)
      for (const column of ['one', 'layer', 'all'] as const)
        if (line[column] === right) expect(result.shown(line, column), `${line.id} ${column}`).not.toBe('number');
    expect(params.describe(state, result)).not.toContain(right.toLocaleString('en-US'));
  }
});

test('the facts the chapter prints', () => {
  const fact = (name: keyof NonNullable<typeof params.facts>, { state, result } = at()) =>
    params.facts![name]!(result, state);
  expect(fact('total')).toBe('175,181,291,520');
  expect(fact('oneHead')).toBe('1,572,864');
  expect(fact('attentionOfLayer')).toBe('603,979,776');
  expect(fact('feedForward')).toBe('115,964,116,992');
  expect([fact('feedForwardShare'), fact('attentionShare'), fact('tablesShare')]).toEqual(['66.2%', '33.1%', '0.7%']);
  expect(fact('activations')).toBe('49,152');
  expect(fact('positions', preset('gpt3-exact'))).toBe('25,165,824');
});

test('turning any dial changes the words', () => {
  const turned: Partial<State>[] = [
    {},
    { V: '5' },
    { n: '5' },
    { d: '96' },
    { h: '3' },
    { h_kv: '3' },
    { d_k: '3' },
    { d_ff: '3' },
    { N: '3' },
    { kind: 'encoder' },
    { kind: 'both' },
    { norms: 'rms' },
    { norms: 'layer' },
    { biases: 'all' },
    { biases: 'feed-forward' },
    { tied: true },
    { positions: true },
    { gated: true },
    { letters: true },
    { blanks: true },
    { blanks: true, step: 1 },
    { cells: 'up.rows=3' },
    { answers: '5' },
    { line: 0 },
    { step: 3 },
  ];
  const words = turned.map((changes) => {
    const { state, result } = at(changes);
    return params.describe(state, result);
  });
  expect(new Set(words).size).toBe(turned.length);
});
