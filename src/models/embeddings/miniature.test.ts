import { expect, test } from 'vitest';
import { answers, type Analogy } from './analogy';
import { company } from './contexts';
import { countsBeside, leans } from './lean';
import { jobs, miniature } from './miniature';
import { cosine, nearest, vectorOf } from './neighbours';
import { trainSkipGram, type SkipGramSnapshot } from './skipGram';
import { corpusOf } from './vocabulary';

const text = miniature();
const corpus = corpusOf(text);
const id = (word: string) => corpus.ids.get(word)!;
const d = 32;

function trained(seed: number): Float32Array {
  let look: (() => SkipGramSnapshot) | undefined;
  for (look of trainSkipGram({ text, dimension: d, window: 4, passes: 15, learningRate: 0.05 }, seed));
  return look!().vectors;
}
const vectorsOf = [1, 2, 3].map(trained);

test('the same seed gives the same text', () => {
  expect(miniature()).toBe(text);
  expect(miniature(2)).not.toBe(text);
});

test('nothing in it gives the answers away: king never meets queen; and no blank of a template is left', () => {
  expect(company(corpus, id('king'), id('queen'), 8).together).toBe(0);
  expect(text).not.toMatch(/[*A-Z]/);
});

test.each([
  [['king', 'man', 'woman'], 'queen'],
  [['paris', 'france', 'italy'], 'rome'],
  [['tokyo', 'japan', 'egypt'], 'cairo'],
  [['father', 'man', 'woman'], 'mother'],
])('%s: %s, whatever the seed', (question, answer) => {
  for (const vectors of vectorsOf)
    expect(corpus.words[answers(vectors, d, question.map(id) as unknown as Analogy, 'cosine', true)[0].id]).toBe(
      answer,
    );
});

test('the vectors repeat the bias of the text: who stands beside she lies nearer to she, whatever the seed', () => {
  for (const vectors of vectorsOf) {
    const rows = leans(corpus, vectors, d, Object.keys(jobs).map(id))!;
    const lean = Object.fromEntries(rows.map((row) => [corpus.words[row.id], row.lean]));
    expect(lean.nurse).toBeGreaterThan(0.05);
    expect(lean.engineer).toBeLessThan(-0.05);
    expect(lean.pilot).toBeLessThan(lean.doctor);
  }
  expect(countsBeside(corpus, id('nurse')).she).toBeGreaterThan(5 * countsBeside(corpus, id('nurse')).he);
});

test.each([
  ['bank', 'lender', 'shore'],
  ['can', 'must', 'tin'],
])('the one vector of %s lies near both %s and %s, farther from each other', (word, one, other) => {
  for (const vectors of vectorsOf) {
    const near = (a: string, b: string) => cosine(vectorOf(vectors, d, id(a)), vectorOf(vectors, d, id(b)));
    expect(Math.min(near(word, one), near(word, other))).toBeGreaterThan(near(one, other) + 0.1);
    const neighbours = nearest(vectors, vectorOf(vectors, d, id(word)), 'cosine', 2, [id(word)]);
    expect(neighbours.map((neighbour) => corpus.words[neighbour.id]).sort()).toEqual([one, other].sort());
  }
});
