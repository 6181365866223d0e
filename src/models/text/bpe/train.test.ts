import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scandal } from '@/corpus/scandal';
import type { Base } from './alphabet';
import type { Merge } from './merge';
import { pairCounts } from './pairs';
import { replay } from './replay';
import { ties, type Tie } from './ties';
import { BpeTrainer, trainBpe, type BpeOptions } from './train';

const rules = Object.keys(ties) as Tie[];
const bases: Base[] = ['bytes', 'characters'];
const words: BpeOptions = { base: 'characters', pretokeniser: 'words', tie: 'first' };

const sentence = 'Transformers are encoder decoder models';

test('the running sentence learns de, ode, code and coder, and shrinks from 39 symbols to 28', () => {
  const trainer = new BpeTrainer(sentence, words);
  expect(trainer.tokens).toBe(39);
  const learned = learn(trainer, 100).map(({ id, count }) => [trainer.symbols[id], count]);
  expect(learned).toEqual([['de', 4], ['ode', 3], ['code', 2], ['coder', 2]]); // prettier-ignore
  expect(trainer.tokens).toBe(28);
});

test('low, lower, newest and widest, as often as the paper has them, learn es, est, lo, low, …', () => {
  const times = { low: 5, lower: 2, newest: 6, widest: 3 };
  const trainer = new BpeTrainer(
    Object.entries(times).flatMap(([word, count]) => Array<string>(count).fill(word)),
    words,
  );
  const learned = learn(trainer, 100).map(({ id, count }) => `${trainer.symbols[id]} ${count}`);
  expect(learned.join(', ')).toBe(
    'es 9, est 9, lo 7, low 7, ne 6, new 6, newest 6, wi 3, wid 3, widest 3, lowe 2, lower 2',
  );
});

test('a a a counts two pairs and merges one', () => {
  const trainer = new BpeTrainer('aaa', { ...words, pretokeniser: 'whole' });
  expect(trainer.next()).toEqual({ left: 0, right: 0, id: 1, count: 2, tied: 1 });
  expect(trainer.tokens).toBe(2);
  expect(trainer.next()).toBeUndefined();
});

test('an empty text, one character and a text without a pair that occurs twice learn nothing', () => {
  for (const text of ['', ' ', 'x', '🙂', 'abc']) {
    for (const base of bases) expect(trainBpe(text, { ...words, base, merges: 5 }).merges).toEqual([]);
  }
});

test('training stops at the number of merges that was asked for', () => {
  expect(trainBpe(scandal, { ...words, merges: 40 }).merges).toHaveLength(40);
});

// Few letters, so that ties and runs come about.
const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é', '🙂', ''), maxLength: 60 });
const runs = fc.string({ unit: fc.constantFrom('a', 'a', 'a', 'b'), maxLength: 80 });

test.each(rules)('what the trainer keeps up to date is what counting anew gives, ties by %s', (tie) => {
  fc.assert(
    fc.property(
      fc.oneof(texts, runs),
      fc.constantFrom(...bases),
      fc.constantFrom('whole' as const, 'words' as const, 'gpt2' as const),
      (text, base, pretokeniser) => {
        const trainer = new BpeTrainer(text, { base, pretokeniser, tie });
        const merges = learn(trainer, 1000);
        const bpe = trainer.tokenizer();
        let chunks = bpe.baseChunks(text);
        for (const [step, merge] of merges.entries()) {
          const counts = pairCounts(chunks, tie, bpe.spelling);
          const [{ left, right, count }] = counts;
          const tied = counts.filter((pair) => pair.count === count).length;
          expect(merge).toEqual({ left, right, id: bpe.alphabet.length + step, count, tied });
          chunks = replay(chunks, [merge], 1);
        }
        expect(pairCounts(chunks)[0]?.count ?? 0).toBeLessThan(2);
        expect(trainer.tokens).toBe(chunks.flat().length);
      },
    ),
    { numRuns: 1000, seed: 1 },
  );
});

test.each(rules)('on prose too: 60 merges of a page, chosen anew each time, ties by %s', (tie) => {
  const text = scandal.slice(0, 3000);
  const trainer = new BpeTrainer(text, { base: 'bytes', pretokeniser: 'gpt2', tie });
  const merges = learn(trainer, 60);
  const bpe = trainer.tokenizer();
  let chunks = bpe.baseChunks(text);
  for (const merge of merges) {
    expect(merge).toMatchObject({ left: pairCounts(chunks, tie, bpe.spelling)[0].left });
    expect(merge).toMatchObject({ right: pairCounts(chunks, tie, bpe.spelling)[0].right });
    chunks = replay(chunks, [merge], 1);
  }
});

test('no two symbols are spelled alike', () => {
  const chunks = fc.array(runs, { maxLength: 8 });
  fc.assert(
    fc.property(chunks, fc.constantFrom(...rules), (words, tie) => {
      const { spelling, size } = trainBpe(words, { base: 'characters', pretokeniser: 'whole', tie, merges: 1000 });
      expect(new Set(spelling).size).toBe(size);
    }),
    { numRuns: 1000, seed: 2 },
  );
});

test('reading by stretches comes to the same as reading at once', () => {
  const trainer = new BpeTrainer(scandal.repeat(4), { base: 'characters', pretokeniser: 'whole', tie: 'first' });
  let stretches = 0;
  while (trainer.read()) stretches++;
  expect(stretches).toBeGreaterThan(3);
  expect(trainer.tokens).toBe(Array.from(scandal).length * 4);
});

function learn(trainer: BpeTrainer, most: number): Merge[] {
  while (trainer.merges.length < most && trainer.next());
  return trainer.merges;
}
