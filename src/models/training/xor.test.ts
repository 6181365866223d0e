import { expect, test } from 'vitest';
import { trainXor, type XorSettings, type XorSnapshot } from './xor';

const settings: XorSettings = { hidden: 4, learningRate: 1, steps: 300 };

function trained(seed: number, changes: Partial<XorSettings> = {}): XorSnapshot {
  let look: (() => XorSnapshot) | undefined;
  for (look of trainXor({ ...settings, ...changes }, seed));
  return look!();
}

test('it learns exclusive or', () => {
  const { losses, outputs } = trained(1);
  expect(losses[299]).toBeLessThan(0.05);
  expect(Array.from(outputs, Math.round)).toEqual([0, 1, 1, 0]);
});

test('one hidden unit cannot: a line does not separate the rows', () => {
  expect(trained(1, { hidden: 1 }).losses[299]).toBeGreaterThan(0.3);
});

test('the same seed gives the same curve, bit for bit; another seed another', () => {
  expect(trained(7)).toEqual(trained(7));
  expect(trained(8).losses).not.toEqual(trained(7).losses);
});

test('a step of gradient descent lowers the loss by about η |∇L|²', () => {
  const drop = (learningRate: number) => {
    const { losses } = trained(3, { learningRate, steps: 2 });
    return losses[0] - losses[1];
  };
  expect(drop(0.02) / drop(0.01)).toBeCloseTo(2, 1);
});

test('a look is a copy: training on does not change it', () => {
  const steps = trainXor(settings, 1);
  const look = steps.next().value!;
  const first = look();
  steps.next();
  expect(first.losses.length).toBe(1);
  expect(look().losses.length).toBe(2);
  expect(look().losses[0]).toBe(first.losses[0]);
});

test('a loss that is not finite ends it with a sentence', () => {
  expect(() => trained(1, { learningRate: 1e39 })).toThrow(/^At step \d+ the loss is (NaN|Infinity)$/);
});
