import { expect, test } from 'vitest';
import { adam, rng, tensor } from '@/tensor';
import { toNumbers, withNumbers } from '../../numbers';
import { parameters } from '../../parameters';
import { fit } from '../../training/fit';
import { copyReading } from './copyReading';
import { compare, drawString, lettersOf, numbersGiven, numbersPerLetter, readString } from './copyTask';
import { alignment, copyLoss, encode, initialEncoderDecoder, writeCopy, type Link } from './encoderDecoder';

const sizes = { V: 8, h: 6 };
const links: Link[] = ['vector', 'attention'];
const network = (link: Link) => initialEncoderDecoder(link, sizes, rng(1));
const ids = tensor([[0, 1, 2, 3], [7, 7, 0, 4]]); // prettier-ignore

test('the encoder leaves a state for every letter, and the last one apart', () => {
  const { states, last } = encode(ids, network('vector'));
  expect(states.shape).toEqual([2, 4, 6]);
  expect(last.tolist()).toEqual(states.narrow(1, 3, 1).reshape(2, 6).tolist());
});

test('with one vector every step is given the last state, the same each time', () => {
  const { contexts, looks } = writeCopy(ids, network('vector'));
  const { last } = encode(ids, network('vector'));
  expect(looks).toEqual([]);
  for (const context of contexts) expect(context.tolist()).toEqual(last.tolist());
});

test('with attention each step has a distribution over the letters read, and its context is their weighted average', () => {
  const W = network('attention');
  const copy = writeCopy(ids, W);
  const weights = alignment(copy);
  expect(weights.shape).toEqual([4, 2, 4]);
  for (const sum of weights.sum(-1).data) expect(sum).toBeCloseTo(1, 6);
  const { states } = encode(ids, W);
  copy.contexts.forEach((context, t) => {
    const α = weights.narrow(0, t, 1).reshape(2, 1, 4);
    const average = α.matmul(states).reshape(2, 6); // [B, 1, T] · [B, T, h] -> [B, h]
    context.data.forEach((c, i) => expect(c).toBeCloseTo(average.data[i], 5));
  });
});

test('with one letter both networks are given the same context', () => {
  const one = tensor([[5]]);
  const [vector, attention] = links.map((link) => writeCopy(one, network(link)).contexts[0]);
  attention.data.forEach((c, i) => expect(c).toBeCloseTo(vector.data[i], 6));
});

test('the two networks begin alike: attention has only its score besides', () => {
  const [vector, attention] = links.map((link) => toNumbers(network(link)));
  expect(attention.length - vector.length).toBe(sizes.h ** 2);
  expect(attention.slice(0, vector.length)).toEqual(vector);
});

test('a network given the numbers of another writes what that one writes', () => {
  for (const link of links) {
    const W = network(link);
    const again = withNumbers(initialEncoderDecoder(link, sizes, rng(2)), toNumbers(W));
    expect(writeCopy(ids, again).letters).toEqual(writeCopy(ids, W).letters);
    expect(copyLoss(ids, again).item()).toBe(copyLoss(ids, W).item());
  }
});

test('untrained, the loss is about that of guessing one of eight', () => {
  for (const link of links) expect(Math.abs(copyLoss(ids, network(link)).item() - Math.log(8))).toBeLessThan(0.5);
});

test('both can learn two strings by heart', () => {
  for (const link of links) {
    const W = initialEncoderDecoder(link, { V: 8, h: 12 }, rng(3));
    const optimiser = adam(Object.values(parameters(W)), { lr: 0.03 });
    for (const trained of fit({ optimiser, loss: () => copyLoss(ids, W), steps: 120, clip: 1 })) void trained;
    expect(copyReading([0, 1, 2, 3], W).written, link).toBe('ABCD');
    expect(copyReading([7, 7, 0, 4], W), link).toMatchObject({ written: 'HHAE', correct: 4 });
  }
});

test('a reading says which letters are right', () => {
  const { written, right, correct, weights, contexts } = copyReading([0, 1, 2], network('attention'));
  expect(written).toHaveLength(3);
  expect(right).toEqual([...'ABC'].map((letter, t) => written[t] === letter));
  expect(correct).toBe(right.filter(Boolean).length);
  expect(weights!.shape).toEqual([3, 3]);
  expect(contexts.shape).toEqual([3, 6]);
});

test('strings: drawn from the eight letters, read from a text, compared', () => {
  const drawn = drawString(rng(1), 2000);
  expect(new Set(drawn)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7]));
  expect(lettersOf([0, 1, 7])).toBe('ABH');
  expect(readString('a B  xh!', 40)).toEqual({ ids: [0, 1, 7], dropped: 2 });
  expect(readString('ABC', 2)).toEqual({ ids: [0, 1], dropped: 1 });
  expect(readString('', 40)).toEqual({ ids: [], dropped: 0 });
  expect(compare([0, 1, 2], [0, 2, 2])).toEqual([true, false, true]);
});

test('the vector gives every letter less, the longer the string; the states give each the same', () => {
  expect(numbersGiven(16, 40, 'vector')).toBe(16);
  expect(numbersGiven(16, 40, 'attention')).toBe(640);
  expect([5, 10, 40].map((letters) => numbersPerLetter(16, letters, 'vector'))).toEqual([3.2, 1.6, 0.4]);
  expect([5, 10, 40].map((letters) => numbersPerLetter(16, letters, 'attention'))).toEqual([16, 16, 16]);
});
