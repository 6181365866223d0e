import { expect, test } from 'vitest';
import { nearest, vectorOf } from '@/models/embeddings/neighbours';
import { trainSkipGram, type SkipGramSnapshot } from '@/models/embeddings/skipGram';
import { initialState } from '@/state/figure';
import params, { type Dials } from './params';
import { answersOf, leansOf, neighboursOf, rolesOf, sharedWith } from './readings';

const start = initialState(params.dials) as Dials;
const preset = (id: string): Dials => ({ ...start, ...params.presets.find((each) => each.id === id)!.set });

function trained(state: Dials) {
  const result = params.compute(state);
  let look: (() => SkipGramSnapshot) | undefined;
  for (look of trainSkipGram({ ...state, text: result.corpus.text }, state.seed));
  const { vectors } = look!();
  return { ...result, vectors, untrained: result, said: (id: number) => result.corpus.words[id] };
}
const mini = trained(preset('royal'));

test('King and queen: the answer is queen, and they share no sentence', () => {
  const state = preset('royal');
  const { given } = answersOf(params.compute(state), mini.vectors, state)!;
  expect(mini.said(given[0].id)).toBe('queen');
  expect(params.facts!.kingQueenTogether(params.compute(state), state)).toBe('0');
});

test('Capitals: the answer is rome, and nearly as often right for every other pair', () => {
  const answer = (state: Dials) => mini.said(answersOf(params.compute(state), mini.vectors, state)!.given[0].id);
  expect(answer(preset('capitals'))).toBe('rome');
  const pairs = [['paris', 'france'], ['rome', 'italy'], ['madrid', 'spain'], ['tokyo', 'japan'], ['cairo', 'egypt'], ['oslo', 'norway']]; // prettier-ignore
  const questions = pairs.flatMap(([a, b]) =>
    pairs.filter((pair) => pair[1] !== b).map(([right, c]) => ({ a, b, c, right })),
  );
  const right = questions.filter(({ right, ...abc }) => answer({ ...preset('capitals'), ...abc }) === right);
  expect(right.length / questions.length).toBeGreaterThan(0.9);
});

test('before training the nearest of all is an input', () => {
  const { nearestOfAll } = answersOf(mini.untrained, mini.untrained.vectors, preset('royal'))!;
  expect(mini.untrained.abc).toContain(nearestOfAll.id);
});

test('Bias: nurse lies nearer to she, engineer to he, as in the counts', () => {
  const rows = leansOf(params.compute(preset('bias')), mini.vectors)!;
  const [nurse, engineer] = ['nurse', 'engineer'].map((job) => rows.find(({ id }) => mini.said(id) === job)!);
  expect(nurse.lean).toBeGreaterThan(0.05);
  expect(nurse.she).toBeGreaterThan(nurse.he);
  expect(engineer.lean).toBeLessThan(-0.05);
  expect(engineer.he).toBeGreaterThan(engineer.she);
});

test('Bank and can: both senses are among the neighbours, and so it is for can', () => {
  const words = (word: string) => {
    const result = params.compute({ ...preset('bank'), word });
    return neighboursOf(result, mini.vectors, 'cosine').map(({ id }) => mini.said(id));
  };
  expect(words('bank')).toEqual(expect.arrayContaining(['lender', 'shore']));
  expect(words('can')).toEqual(expect.arrayContaining(['must', 'tin']));
});

test('four presets are one training: going from one to the next keeps its vectors', () => {
  const corpora = ['royal', 'capitals', 'bias', 'bank'].map((id) => params.compute(preset(id)));
  expect(new Set(corpora.map(({ corpus }) => corpus)).size).toBe(1);
  expect(new Set(corpora.map(({ vectors }) => vectors)).size).toBe(1);
});

test('This course: training lowers the loss, and neighbours share more company than words drawn at random', () => {
  const result = params.compute(start);
  const looks = trainSkipGram({ ...start, text: result.corpus.text }, start.seed);
  let look: (() => SkipGramSnapshot) | undefined;
  for (look of looks);
  const { losses, vectors } = look!();
  expect(losses.at(-1)).toBeLessThan(losses[0] - 1);
  expect(result.word).toBeDefined();
  const shared = (from: Float32Array) =>
    sharedWith(
      result,
      nearest(from, vectorOf(from, result.d, result.word!), 'cosine', 20, [result.word!]).map(({ id }) => id),
      start.window,
    ).flat().length;
  expect(shared(vectors)).toBeGreaterThan(shared(result.vectors));
});

test('turning any dial changes the words', () => {
  const words = (set: Partial<Dials>) => {
    const state = { ...start, ...set };
    return params.describe(state, params.compute(state));
  };
  const changes: Partial<Dials>[] = [
    {},
    { text: 'miniature' },
    { text: 'own', own: 'one two three' },
    { dimension: 16 },
    { window: 2 },
    { passes: 3 },
    { learningRate: 0.1 },
    { seed: 2 },
    { read: 'analogy' },
    { metric: 'euclidean' },
    { word: 'keys' },
    { a: 'mask' },
    { b: 'mask' },
    { c: 'mask' },
    { excludeInputs: false },
  ];
  expect(new Set(changes.map(words)).size).toBe(changes.length);
});

test('a text without three words is not used, and says so; a word that is not there is named', () => {
  for (const own of ['', '  ', 'word word', '👩‍👩‍👧 1 2']) {
    const state = { ...start, text: 'own' as const, own };
    const result = params.compute(state);
    expect(result.source).toBe('course');
    expect(params.notice!(state, result)).toContain('own prose is read');
  }
  const state = { ...start, word: 'xyzzy', a: 'xyzzy' };
  const result = params.compute(state);
  expect(params.describe(state, result)).toContain('“xyzzy” is not in the vocabulary');
  expect(answersOf(result, result.vectors, state)).toBeUndefined();
  expect(rolesOf(result, 'near', neighboursOf(result, result.vectors, 'cosine'), undefined).size).toBe(0);
});

test('the question is answered from the counts', () => {
  const state = { ...start, ...params.predict!.reveal } as Dials;
  expect(params.predict!.gap(null, params.compute(state), state)).toMatch(/share 0 sentences .* but \d+ of the \d+/);
});
