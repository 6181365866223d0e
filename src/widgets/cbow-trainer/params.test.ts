import { expect, test } from 'vitest';
import { trainCbow, type CbowSnapshot } from '@/models/embeddings/cbow';
import { initialState } from '@/state/figure';
import { answer } from './compute';
import params from './params';

const start = initialState(params.dials);
const at = (set: Partial<typeof start>) => {
  const state = { ...start, ...set };
  return { state, result: params.compute(state) };
};
const preset = (id: string) => at(params.presets.find((preset) => preset.id === id)!.set);
const said = (set: Partial<typeof start>) => {
  const { state, result } = at(set);
  return params.notice!(state, result);
};

function trained({ state, result }: ReturnType<typeof at>): CbowSnapshot {
  let look: (() => CbowSnapshot) | undefined;
  const settings = { ...state, examples: result.examples, vocabulary: result.bag.vocabulary.length };
  for (look of trainCbow(settings, state.seed));
  return look!();
}

test('three phrases: nine words, their counts, their cosines', () => {
  const { state, result } = preset('apples');
  expect(result.bag.counts.tolist()).toEqual([[1, 0, 1], [1, 1, 1], [0, 0, 1], [1, 0, 0], [0, 1, 1], [1, 0, 0], [0, 1, 0], [1, 0, 1], [1, 1, 0]]); // prettier-ignore
  const facts = Object.fromEntries(Object.entries(params.facts!).map(([name, fact]) => [name, fact(result, state)]));
  expect(facts).toMatchObject({
    vocabulary: '9',
    counts: '27',
    changed: '0',
    cosine12: '0.408',
    cosine13: '0.548',
    cosine23: '0.447',
    examples: '15',
    parameters: '72',
    uniformLoss: '2.20',
    reordered: '0',
  });
});

test('shuffled: every phrase reads otherwise, no count changes', () => {
  const { result } = preset('permuted');
  const { result: written } = preset('apples');
  result.documents.forEach((words, j) => expect(words).not.toEqual(written.documents[j]));
  expect(result.bag.counts.tolist()).toEqual(written.bag.counts.tolist());
  expect(result.changed).toBe(0);
});

test('a phrase of one word is counted and not predicted', () => {
  const { state, result } = preset('one-word');
  expect(result.bag.counts.at(result.bag.vocabulary.indexOf('apples'), 2)).toBe(1);
  expect(answer(result, state.dim, result.untrained!)).toBeUndefined();
  expect(params.notice!(state, result)).toBe(
    'x3 has a single word: it can be counted, but without a context it cannot be predicted.',
  );
});

test('trained, the default predicts “sell” from its context, and its order still changes nothing', () => {
  const start = at({ tab: 'predict' });
  const before = answer(start.result, start.state.dim, start.result.untrained!)!;
  const after = answer(start.result, start.state.dim, trained(start))!;
  expect(before.wanted.word).toBe('sell');
  expect(before.wanted.value).toBeLessThan(0.5);
  expect(after.ranked[0]).toBe(after.wanted);
  expect(after.wanted.value).toBeGreaterThan(0.8);
  expect([before.reordered.apart, after.reordered.apart]).toEqual([0, 0]);
});

test('only words that stand alone: no model, and words for it', () => {
  const { state, result } = at({ phrases: 'apples\nyes', tab: 'predict' });
  expect(result.untrained).toBeUndefined();
  expect(params.notice!(state, result)).toMatch(/^No word has a neighbour/);
  expect(params.describe(state, result)).toContain('nothing to average');
});

test('empty, repeated and long text', () => {
  expect(said({})).toBeUndefined();
  expect(said({ phrases: ' \n ' })).toBe('No phrase is typed: the figure uses its own three.');
  expect(at({ phrases: 'no no no' }).result.bag.counts.tolist()).toEqual([[3]]);
  const long = at({ phrases: 'a b c d e f g h i j k l m n o p q r s t u v w\n'.repeat(200) });
  expect(long.result.documents.map(({ length }) => length)).toEqual(Array(12).fill(20));
  expect(params.notice!(long.state, long.result)).toBe(
    'Only the first 12 lines are used; 188 more lines were left out. Of each line the first 20 words are used; 36 more words were left out.',
  );
});

test('the question is answered from the counts', () => {
  const { state, result } = at(params.predict!.reveal);
  expect(params.predict!.gap('it stays as it is', result, state)).toBe(
    'Yes: 0 of 27 counts changed, because nothing in the table knows where a word stood. The cosine of x1 and x2 is 0.408, as before.',
  );
});

test('turning any dial changes the words, in both tabs', () => {
  const turned = [{}, { phrases: 'no apples' }, { shuffle: true }, { window: 1 }, { dim: 5 }, { learningRate: 0.1 }, { epochs: 40 }, { seed: 2 }, { phrase: 1 }, { word: 1 }]; // prettier-ignore
  const words = (['count', 'predict'] as const).flatMap((tab) =>
    turned.map((set) => {
      const { state, result } = at({ tab, ...set });
      return params.describe(state, result);
    }),
  );
  expect(new Set(words).size).toBe(words.length);
});

test('the words of the first picture do not answer the question', () => {
  const { state, result } = at({});
  expect(params.describe(state, result)).not.toMatch(/order/);
});
