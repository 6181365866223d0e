import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, readProgress, type Progress } from './progress';

const words = fc
  .string({ minLength: 1, maxLength: 20 })
  .filter((word) => !['__proto__', 'constructor', 'prototype'].includes(word));
const progresses: fc.Arbitrary<Progress> = fc.record({
  version: fc.constant(1 as const),
  answers: fc.dictionary(
    words,
    fc.dictionary(words, fc.record({ right: fc.boolean(), tries: fc.integer({ min: 1, max: 9999 }) })),
    { noNullPrototype: true },
  ),
});

test('what is exported can be imported, 1,000 times', () => {
  fc.assert(
    fc.property(progresses, (progress) => {
      expect(readProgress(JSON.stringify(progress))).toEqual(progress);
    }),
    { numRuns: 1000 },
  );
});

test('a file of something else is refused, and nothing is thrown', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"version":2,"answers":{}}',
    '{"version":1,"answers":{"a":{"b":{"right":"yes","tries":1}}}}',
    '{"version":1,"answers":{"a":{"b":{"right":true,"tries":-1}}}}',
    `"${'x'.repeat(2_000_000)}"`,
  ])
    expect(readProgress(text)).toBeUndefined();
  fc.assert(fc.property(fc.json(), (text) => void readProgress(text)));
});

test('merging loses nothing that is right', () => {
  fc.assert(
    fc.property(progresses, progresses, (a, b) => {
      const both = merge(a, b);
      for (const source of [a, b])
        for (const [chapter, questions] of Object.entries(source.answers))
          for (const [question, { right }] of Object.entries(questions))
            if (right) expect(both.answers[chapter]![question]!.right).toBe(true);
    }),
  );
});
