import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rng } from '@/tensor';
import { addK } from './addK';
import { CUT, NgramCounts, START } from './counts';
import { interpolated } from './interpolated';
import { kneserNey } from './kneserNey';
import { mle } from './mle';
import { logProbabilities, perplexity } from './perplexity';

const V = 5;
const token = fc.integer({ min: 0, max: V - 1 });
const textOf = fc.array(fc.oneof({ weight: 6, arbitrary: token }, fc.constantFrom(START, CUT)), { maxLength: 40 });
const order = fc.integer({ min: 1, max: 4 });
const context = fc
  .tuple(fc.boolean(), fc.array(fc.integer({ min: 0, max: V + 1 }), { maxLength: 5 }))
  .map(([start, ids]) => (start ? [START, ...ids] : ids));
const sum = (p: ArrayLike<number>) => Array.from(p).reduce((total, value) => total + value, 0);

/** By definition: every place of the text is looked at. */
function countByHand(text: readonly number[], ngram: readonly number[]): number {
  if (ngram.slice(1).includes(START) || ngram.includes(CUT)) return 0;
  return text.filter((_, i) => ngram.every((id, k) => text[i + k] === id)).length;
}

test('counts are what a search through the text finds', () => {
  fc.assert(
    fc.property(
      textOf,
      order,
      fc.array(fc.integer({ min: START, max: V }), { minLength: 1, maxLength: 4 }),
      (text, n, any) => {
        const counts = new NgramCounts(text, n, V);
        const inText = text.slice(0, n);
        for (const ngram of [any.slice(0, n), ...(inText.length ? [inText] : [])])
          expect(counts.count(ngram), ngram.join(' ')).toBe(countByHand(text, ngram));
        expect(counts.count([])).toBe(text.filter((id) => id >= 0).length);
      },
    ),
    { numRuns: 300 },
  );
});

test('what follows a context adds up to how often it was followed', () => {
  fc.assert(
    fc.property(textOf, order, context, (text, n, ids) => {
      const counts = new NgramCounts(text, n, V);
      const h = ids.slice(0, n - 1);
      const { ids: next, counts: seen } = counts.continuations(h);
      expect(sum(seen)).toBe(counts.contextCount(h));
      next.forEach((id, i) => expect(seen[i]).toBe(countByHand(text, [...h, id])));
      expect([...next]).toEqual([...new Set(next)].sort((a, b) => a - b));
    }),
    { numRuns: 300 },
  );
});

test('every model gives a distribution after any context, the same token by token; smoothed ones never 0', () => {
  fc.assert(
    fc.property(textOf, order, context, (text, n, ids) => {
      const counts = new NgramCounts(text, n, V);
      const smoothed = [
        addK(counts, 0.3),
        interpolated(counts),
        kneserNey(counts),
        kneserNey(counts, { discount: 0.2 }),
        kneserNey(counts, { discount: 'modified' }),
      ];
      for (const model of [...smoothed, mle(counts), kneserNey(counts, { floor: 'none' })]) {
        const p = model.distribution(ids);
        p.forEach((value, id) => expect(value).toBeCloseTo(model.probability(id, ids), 12));
        expect(model.logits(ids)).toEqual(p.map(Math.log));
      }
      for (const model of smoothed) {
        const p = model.distribution(ids);
        expect(sum(p)).toBeCloseTo(1, 10);
        expect(Math.min(...p)).toBeGreaterThan(0);
      }
      const h = n === 1 ? [] : ids.slice(1 - n);
      if (!h.slice(1).includes(START))
        expect(sum(mle(counts).distribution(ids))).toBeCloseTo(counts.contextCount(h) > 0 ? 1 : 0, 10);
    }),
    { numRuns: 300 },
  );
});

test('one count up to a length serves the models of every shorter order', () => {
  fc.assert(
    fc.property(textOf, context, (text, ids) => {
      const all = new NgramCounts(text, 4, V);
      for (const n of [1, 2, 3]) {
        const alone = new NgramCounts(text, n, V);
        expect(interpolated(all, n).distribution(ids)).toEqual(interpolated(alone).distribution(ids));
        expect(kneserNey(all, {}, n).distribution(ids)).toEqual(kneserNey(alone).distribution(ids));
      }
    }),
    { numRuns: 100 },
  );
});

test('what has slid out of the window changes nothing', () => {
  const counts = new NgramCounts([0, 1, 2, 3, 0, 1, 4, 2], 3, V);
  for (const model of [mle(counts), addK(counts, 1), interpolated(counts), kneserNey(counts)]) {
    expect(model.context).toBe(2);
    expect(model.logits([3, 3, 3, 0, 1])).toEqual(model.logits([0, 1]));
  }
});

test('a sentence has a start: what came before it is out of sight too', () => {
  const counts = new NgramCounts([START, 0, 1, START, 0, 2], 3, V);
  const model = mle(counts);
  expect([...model.distribution([4, START])]).toEqual([1, 0, 0, 0, 0]);
  expect([...model.distribution([4, START, 0])]).toEqual([0, 0.5, 0.5, 0, 0]);
  expect(counts.count([1, START])).toBe(0);
});

test('Kneser–Ney asks in how many places a token was seen: Francisco only after San', () => {
  const [san, francisco, the, cat] = [0, 1, 2, 3];
  const text = [san, francisco, san, francisco, san, francisco, the, cat, cat, the, the, cat];
  const counts = new NgramCounts(text, 2, V);
  expect(counts.count([francisco])).toBe(counts.count([cat]));
  const model = kneserNey(counts);
  const unseen = [4]; // the shorter context alone decides
  expect(model.probability(francisco, unseen)).toBeLessThan(model.probability(cat, unseen));
});

test('modified Kneser–Ney takes other discounts off counts of 1, of 2 and of more: bigrams, recounted by the formula', () => {
  const words = 30;
  const draw = rng('modified');
  const text = Array.from({ length: 300 }, () => Math.floor(words * draw.uniform() ** 3));
  const all = Array.from({ length: words }, (_, w) => w);
  const pair = all.map(() => all.map(() => 0));
  text.slice(1).forEach((w, t) => pair[text[t]!]![w]!++);
  const places = all.map((w) => pair.filter((after) => after[w]! > 0).length);
  const discounts = (counts: readonly number[]) => {
    const [n1, n2, n3, n4] = [1, 2, 3, 4].map((c) => counts.filter((count) => count === c).length) as [number, number, number, number]; // prettier-ignore
    const Y = n1 / (n1 + 2 * n2);
    const D = [0, 1 - (2 * Y * n2) / n1, 2 - (3 * Y * n3) / n2, 3 - (4 * Y * n4) / n3];
    expect(D.every((taken, c) => taken >= 0 && taken <= c)).toBe(true);
    return (count: number) => D[Math.min(count, 3)]!;
  };
  const [ofPlaces, ofPairs] = [discounts(places), discounts(pair.flat())];
  const model = kneserNey(new NgramCounts(text, 2, words), { discount: 'modified' });
  for (const h of all)
    for (const w of all) {
      const alone = (places[w]! - ofPlaces(places[w]!) + sum(places.map(ofPlaces)) / words) / sum(places);
      const after = pair[h]!;
      const p = sum(after) ? (after[w]! - ofPairs(after[w]!) + sum(after.map(ofPairs)) * alone) / sum(after) : alone;
      expect(model.probability(w, [h])).toBeCloseTo(p, 12);
    }
});

test('the perplexity of V equal tokens is V, and one impossible token makes it infinite', () => {
  expect(perplexity([1, 2, 3].map(() => Math.log(1 / 7))).perplexity).toBeCloseTo(7, 10);
  expect(perplexity([-1, -Infinity])).toEqual({ tokens: 2, nats: Infinity, bits: Infinity, perplexity: Infinity });
  expect(() => perplexity([])).toThrow('a text without tokens');
});

test('START is context alone, and no token of its own', () => {
  const counts = new NgramCounts([START, 0, 1], 2, V);
  expect([...logProbabilities(mle(counts), [START, 0, 1])]).toEqual([0, 0]);
});

test('what cannot be counted is refused', () => {
  expect(() => new NgramCounts([5], 2, 5)).toThrow('5 is no token of a vocabulary of 5');
  expect(() => new NgramCounts([0], 0, 5)).toThrow('the order is 0');
  const counts = new NgramCounts([0, 1], 2, 5);
  expect(() => counts.count([0, 1, 2])).toThrow('3 tokens, counted up to 2');
  expect(() => counts.continuations([0, 1])).toThrow('a context of 2 tokens, counted up to 1');
  expect(() => mle(counts, 3)).toThrow('order 3, counted up to 2');
  expect(() => addK(counts, 0)).toThrow('k is 0');
  expect(() => kneserNey(counts, { discount: 1 })).toThrow('the discount is 1');
});

test('a megabyte of letters is counted in well under a second', () => {
  const letters = Array.from({ length: 1_000_000 }, (_, i) => ((i * i + (i >> 3)) * 7919) % 61);
  const before = process.cpuUsage();
  new NgramCounts(letters, 5, 61);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3); // seconds; a slow machine is forgiven much
});
