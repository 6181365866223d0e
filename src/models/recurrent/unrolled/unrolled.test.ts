import { expect, test } from 'vitest';
import { tensor, zeros, type Tensor } from '@/tensor';
import { bidirectional } from './bidirectional';
import { elman } from '../elman';
import { distance } from './distance';
import { firstToLast, influence } from './influence';
import { smallCell, smallReadOut, smallWord, typedOver } from '../smallWeights';
import { spectralRadius } from '../spectralRadius';
import { planOf } from './topologies';
import { unroll } from './unroll';

const cell = (kind: 'drawn' | 'orthogonal' | 'identity' = 'drawn', radius = 1) =>
  smallCell(2, 3, kind, { seed: 4, radius });
const sentence = 'Transformers are encoder decoder'.split(' ');
const inputs = sentence.map((word) => smallWord(word, 2, 1));
const asSequence = (rows: readonly Tensor[]) => tensor([rows.map((x) => Array.from(x.data))]);
const output = smallReadOut(3, 5, 1);

test('the five shapes give and write where they should', () => {
  const drawn = (...given: Parameters<typeof planOf>) =>
    planOf(...given)
      .map(({ input, writes }) => `${input === undefined ? '' : 'i'}${writes ? 'o' : ''}`)
      .join(' ');
  expect(drawn('one-to-one', 3, 2)).toBe('io');
  expect(drawn('one-to-many', 3, 3)).toBe('io o o');
  expect(drawn('many-to-one', 3, 2)).toBe('i i io');
  expect(drawn('aligned', 3, 2)).toBe('io io io');
  expect(drawn('delayed', 2, 2)).toBe('i i o o');
  expect(() => planOf('aligned', 0, 1)).toThrow(/whole numbers/);
});

test('unrolled, the states are those of the Elman network, one cell for all steps', () => {
  const { h } = elman(asSequence(inputs), cell());
  const steps = unroll(inputs, planOf('aligned', 4, 1), cell(), output);
  steps.forEach((step, t) => expect(step.h.tolist()).toEqual(h[t].tolist()));
  expect(steps[3].h.name).toBe('h4');
  expect(steps.every(({ said }) => Math.abs(said!.probabilities.sum().item() - 1) < 1e-6)).toBe(true);
});

test('where no input is left, a step reads what was written before it, or zeros', () => {
  const answers = Array.from({ length: 5 }, (_, i) => smallWord(`answer ${i}`, 2, 1));
  const plan = planOf('delayed', 4, 3);
  const own = unroll(inputs, plan, cell(), output, { answers });
  expect(own[3].said).toBeUndefined();
  expect(own[4].fed).toBeUndefined();
  expect(own[4].x.tolist()).toEqual([[0, 0]]);
  expect(own[5].fed).toBe(own[4].said!.first);
  expect(own[5].x).toBe(answers[own[5].fed!]);
  const silent = unroll(inputs, plan, cell(), output);
  expect(silent.slice(4).every(({ x }) => x.data.every((entry) => entry === 0))).toBe(true);
});

test('read from the right, the sequence is the reversed one, and the two states stand side by side', () => {
  const cells = { forward: cell(), backward: smallCell(2, 3, 'drawn', { seed: 5 }) };
  const steps = bidirectional(inputs, cells);
  const mirrored = elman(asSequence([...inputs].reverse()), cells.backward).h;
  expect(steps[0].backward.tolist()).toEqual(mirrored[3].tolist());
  expect(steps[3].backward.tolist()).toEqual(mirrored[0].tolist());
  expect(steps[1].h.tolist()).toEqual([[...steps[1].forward.data, ...steps[1].backward.data]]);
});

test('with a straight cell the influence of a word is a power of the radius', () => {
  const W = tensor([[1, 0], [0, 1]]); // prettier-ignore
  const many = Array.from({ length: 5 }, () => tensor([[1, 1]]));
  // With positive states ReLU changes nothing: h_5 = Σ x_s Uˢ, so ‖∂h_5/∂x_s‖ = √2 · 0.5^(5−s)
  const straight = { W, U: tensor([[0.5, 0], [0, 0.5]]), b: zeros([2]) }; // prettier-ignore
  const last = (x: readonly Tensor[]) =>
    unroll(x, planOf('aligned', 5, 1), straight, smallReadOut(2, 2, 1), { activation: 'relu' })[4].h;
  influence(last, many).forEach((size, s) => expect(size).toBeCloseTo(Math.SQRT2 * 0.5 ** (4 - s), 6));
});

test('a word not read yet has no influence', () => {
  const second = (x: readonly Tensor[]) => unroll(x, planOf('aligned', 4, 1), cell(), output)[1].h;
  const sizes = influence(second, inputs);
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes.slice(2)).toEqual([0, 0]);
});

test('the spectral radius is the size of the largest eigenvalue', () => {
  expect(spectralRadius(tensor([[2, 100], [0, 0.5]]))).toBeCloseTo(2, 6); // prettier-ignore
  expect(spectralRadius(tensor([[0, -3], [3, 0]]))).toBeCloseTo(3, 9); // prettier-ignore
  expect(spectralRadius(tensor([[0, 1], [0, 0]]))).toBe(0); // prettier-ignore
  for (const radius of [0.5, 1, 1.5]) expect(spectralRadius(cell('orthogonal', radius).U)).toBeCloseTo(radius, 5);
  expect(spectralRadius(cell('identity').U)).toBeCloseTo(1, 9);
});

test('a word has its vector wherever it stands, and typed weights stand in for drawn ones', () => {
  expect(smallWord('Cat', 3, 1).tolist()).toEqual(smallWord('cat', 3, 1).tolist());
  expect(smallWord('cat', 3, 2).tolist()).not.toEqual(smallWord('cat', 3, 1).tolist());
  const { W } = cell();
  expect(typedOver(W, [])).toBe(W);
  expect(typedOver(W, [[1], [2, 3, 4, 5]]).tolist()).toEqual([
    [1, 0, 0],
    [2, 3, 4],
  ]);
});

test('states are compared by their distance, influences by the first and the last', () => {
  expect(distance(tensor([[3, 0]]), tensor([[0, 4]]))).toBe(5);
  expect(firstToLast([1, 3, 4])).toBe(0.25);
  expect(firstToLast([1, 0])).toBe(0);
  expect(firstToLast([])).toBe(0);
});
