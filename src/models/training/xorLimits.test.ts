import { expect, test } from 'vitest';
import { trainXor, type XorSnapshot } from './xor';
import { leastLossOfOneUnit, lossOfTwoByHand } from './xorLimits';

test('one unit meets one row and answers the other three with their mean, ⅔', () => {
  expect(leastLossOfOneUnit()).toBeCloseTo((3 / 4) * (Math.log(3) - (2 / 3) * Math.log(2)), 10);
});

test('training one unit comes near that bound from above and never passes it', () => {
  for (const seed of [1, 2, 3, 4]) {
    let look: (() => XorSnapshot) | undefined;
    for (look of trainXor({ hidden: 1, learningRate: 1, steps: 600 }, seed));
    const last = look!().losses.at(-1)!;
    expect(last).toBeGreaterThan(leastLossOfOneUnit());
    expect(last).toBeLessThan(leastLossOfOneUnit() + 0.01);
  }
});

test('two units can: weights set by hand leave almost no loss', () => {
  expect(lossOfTwoByHand()).toBeGreaterThan(0);
  expect(lossOfTwoByHand()).toBeLessThan(0.01);
});
