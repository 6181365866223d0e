import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  fromAddress,
  jump,
  next,
  previous,
  progress,
  section,
  toAddress,
  type Deck,
  type Position,
} from './presenting';

const beat = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.nat(6))
  .map(([stops, start]) => ({ stops, start: Math.min(start, stops - 1) }));
const deck: fc.Arbitrary<Deck> = fc
  .array(fc.array(beat, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((slides) => slides.map((beats, i) => ({ id: `slide-${i}`, beats })));
const last = (deck: Deck): Position => jump(deck, Infinity, Infinity, Infinity);
const inside = (deck: Deck, { slide, beat, step }: Position) =>
  step >= 0 && step < (deck[slide]?.beats[beat]?.stops ?? 0) && Number.isInteger(step);

/** Every position the advance key shows, from the title on. */
function walk(deck: Deck): Position[] {
  const seen = [jump(deck, 0)];
  for (let at = next(deck, seen[0]!); at !== seen.at(-1); at = next(deck, at)) seen.push(at);
  return seen;
}

test('the advance key reaches every beat, each at its start, and ends at the last stop', () => {
  fc.assert(
    fc.property(deck, (deck) => {
      const seen = walk(deck);
      const starts = deck.flatMap(({ beats }, slide) => beats.map(({ start }, beat) => ({ slide, beat, step: start })));
      expect(seen).toEqual(expect.arrayContaining(starts));
      expect(seen.at(-1)).toEqual(last(deck));
    }),
  );
});

test('next, then previous, returns', () => {
  fc.assert(
    fc.property(deck, (deck) => {
      const seen = walk(deck);
      seen.slice(1).forEach((at, i) => expect(previous(deck, at)).toEqual(seen[i]));
      expect(previous(deck, seen[0]!)).toBe(seen[0]);
    }),
  );
});

test('no jump and no walk leaves the deck', () => {
  const wild = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(NaN, Infinity, -Infinity));
  fc.assert(
    fc.property(deck, wild, wild, wild, fc.integer({ min: -9, max: 9 }), (deck, slide, beat, step, by) => {
      const at = jump(deck, slide, beat, step);
      for (const position of [at, next(deck, at), previous(deck, at), section(deck, at, by)])
        expect(inside(deck, position)).toBe(true);
      expect(progress(deck, at)).toBeGreaterThanOrEqual(0);
      expect(progress(deck, at)).toBeLessThanOrEqual(1);
    }),
  );
});

test('an address leads back to its position', () => {
  fc.assert(
    fc.property(deck, fc.nat(), fc.nat(), fc.nat(), (deck, slide, beat, step) => {
      const at = jump(deck, slide, beat, step);
      expect(fromAddress(deck, toAddress(deck, at))).toEqual(at);
    }),
  );
});

test('an address from anywhere is a position of the deck, or none', () => {
  fc.assert(
    fc.property(
      deck,
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `#/slide-0/${s}`),
        fc.constant('#/slide-0/9999/9999'),
      ),
      (deck, hash) => {
        const at = fromAddress(deck, hash);
        if (at) expect(inside(deck, at)).toBe(true);
      },
    ),
  );
});

test('progress runs from nothing to all', () => {
  const two: Deck = [
    { id: 'a', beats: [{ start: 0, stops: 1 }] },
    {
      id: 'b',
      beats: [
        { start: 2, stops: 4 },
        { start: 0, stops: 2 },
      ],
    },
  ];
  expect(walk(two).map((at) => progress(two, at))).toEqual([0, 0.5, 0.5, 1, 1]);
  expect(toAddress(two, { slide: 1, beat: 0, step: 2 })).toBe('#/b/0');
  expect(toAddress(two, { slide: 1, beat: 0, step: 3 })).toBe('#/b/0/3');
});
