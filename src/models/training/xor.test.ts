import { expect, test } from 'vitest';
import { plane, trainXor, untrainedXor, type XorSettings, type XorSnapshot } from './xor';

const settings: XorSettings = { hidden: 4, learningRate: 1, steps: 300 };

function trained(seed: number, changes: Partial<XorSettings> = {}): XorSnapshot {
  let look: (() => XorSnapshot) | undefined;
  for (look of trainXor({ ...settings, ...changes }, seed));
  return look!();
}

test('it learns exclusive or', () => {
  const { losses, outputs } = trained(1);
  expect(losses[300]).toBeLessThan(0.05);
  expect(Array.from(outputs, Math.round)).toEqual([0, 1, 1, 0]);
});

test('one hidden unit cannot: a line does not separate the rows', () => {
  expect(trained(1, { hidden: 1 }).losses[300]).toBeGreaterThan(0.3);
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
  expect(first.losses.length).toBe(2);
  expect(look().losses.length).toBe(3);
  expect(look().losses[0]).toBe(first.losses[0]);
});

test('a loss that is not finite ends it with a sentence', () => {
  expect(() => trained(1, { learningRate: 1e39 })).toThrow(/^At step \d+ the loss is (NaN|Infinity)$/);
});

test('a look shows one state: the last loss is that of the outputs, and the corners of the plane are the rows', () => {
  const { losses, outputs, surface } = trained(1, { steps: 40 });
  const y = [0, 1, 1, 0];
  const loss = y.reduce((sum, yi, i) => sum - Math.log(yi ? outputs[i] : 1 - outputs[i]), 0) / 4;
  expect(losses[40]).toBeCloseTo(loss, 5);
  const at = (x1: number, x2: number) => {
    const index = (x: number) => Math.round(((x - plane.from) / (plane.to - plane.from)) * (plane.side - 1));
    return surface[index(x2) * plane.side + index(x1)];
  };
  [at(0, 0), at(0, 1), at(1, 0), at(1, 1)].forEach((value, row) => expect(value).toBeCloseTo(outputs[row], 5));
});

test('before the first step it is the network that training begins with', () => {
  const before = untrainedXor(4, 1);
  expect(before.step).toBe(0);
  expect(before.losses[0]).toBe(trained(1).losses[0]);
  expect(before.units.length).toBe(12);
});
