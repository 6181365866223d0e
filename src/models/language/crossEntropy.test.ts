import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tensor } from '@/tensor';
import { crossEntropy, logitGradient, surprisal } from './crossEntropy';
import { probabilities } from './logits';
import { entropy } from './sampling';
import { softTarget } from './softTarget';

const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 8 });

test('the worked examples: probability 0.2 costs 1.609 nats, 0.1 costs 2.303', () => {
  expect(surprisal(0.2)).toBeCloseTo(1.609, 3);
  expect(surprisal(0.1)).toBeCloseTo(2.303, 3);
});

test('certainty costs nothing, and what was ruled out costs everything', () => {
  expect(surprisal(1)).toBe(0);
  expect(surprisal(0)).toBe(Infinity);
  expect(crossEntropy([1, 0], [1, 0])).toBe(0);
});

test('it is never less than the entropy of the target, and equals it when the prediction is the target', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: 0, max: 1, noNaN: true }), (x, softening) => {
      const target = softTarget(x.length, 0, softening);
      expect(crossEntropy(target, probabilities(x))).toBeGreaterThanOrEqual(entropy(target) - 1e-9);
      expect(crossEntropy(target, target)).toBeCloseTo(entropy(target), 9);
    }),
  );
});

test('the gradient is that of the engine, and sums to 0', () => {
  fc.assert(
    fc.property(logits, (x) => {
      const z = tensor([x], { requiresGrad: true });
      z.crossEntropy([1]).backward();
      const gradient = logitGradient(softTarget(x.length, 1, 0), probabilities(x));
      gradient.forEach((g, i) => expect(z.grad!.at(0, i)).toBeCloseTo(g, 5));
      expect(gradient.reduce((sum, g) => sum + g, 0)).toBeCloseTo(0, 9);
    }),
  );
});
