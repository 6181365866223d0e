import { expect, test } from 'vitest';
import { explain, rng } from '@/tensor';
import { blockFlow, parts, stageIds, untrainedBlock } from './blockFlow';
import { ablations } from './blockFlowLoss';
import { measureWithout } from './blockFlowMeasures';

const W = untrainedBlock({ vocabulary: 7, context: 16, width: 16, heads: 2 }, rng(1));
const options = { heads: 2 };
const ids = [0, 1, 2, 3, 4, 5];
const measure = (part?: (typeof parts)[number]) => measureWithout(ids, W, options, part);

test('fourteen stages in order, each with its shape', () => {
  const { stages } = blockFlow(ids, W, options);
  expect(stages.map(({ id }) => id)).toEqual([...stageIds]);
  const shapes = stages.map(({ tensors }) => tensors[0]!.tensor.shape.join('×'));
  expect(shapes).toEqual([
    '6×16',
    '6×16',
    '6×16',
    '1×2×6×6',
    '6×16',
    '6×16',
    '6×16',
    '6×16',
    '6×64',
    '6×64',
    '6×16',
    '6×16',
    '6×16',
    '6×7',
  ]);
});

test('what a part writes is added to the stream', () => {
  const { stages } = blockFlow(ids, W, options);
  const [x0, written, x1] = [0, 5, 6].map((s) => stages[s]!.tensors[0]!.tensor);
  expect(x1!.at(3, 4)).toBeCloseTo(x0!.at(3, 4) + written!.at(3, 4), 5);
  expect(explain(x1!, [3, 4]).operands).toHaveLength(2);
});

test('without positions one block does not know the order of what came before; with them it does', () => {
  expect(measure('positions').order).toBeLessThan(1e-5);
  expect(measure().order).toBeGreaterThan(0.01);
});

test('without attention the last token hears nobody', () => {
  expect(measure('attention').hears).toBe(0);
  expect(measure().hears).toBeGreaterThan(0.01);
});

test('without the residual the token loses its own vector', () => {
  expect(Math.abs(measure('residual').keeps)).toBeLessThan(measure().keeps - 0.2);
});

test('one token can be measured too', () => {
  const alone = measureWithout([2], W, options, 'residual');
  expect(alone.order).toBeUndefined();
  expect(alone.hears).toBeUndefined();
  expect(Number.isFinite(alone.size)).toBe(true);
});

test('every ablation has a loss and the probability of the whole model’s favourite', () => {
  const all = ablations(ids, W, options, parts);
  expect(all.map(({ part }) => part)).toEqual([undefined, ...parts]);
  expect(all[0]!.pOfWhole).toBe(all[0]!.next[0]!.p);
  for (const { loss } of all) expect(loss).toBeGreaterThan(0);
  expect(ablations([1], W, options, [])[0]!.loss).toBeUndefined();
});
