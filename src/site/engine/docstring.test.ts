import { expect, test } from 'vitest';
import { docstring } from './docstring';
import { formulaParts, proseParts } from './parts';

test('a formula, a remark, and what is thrown', () => {
  expect(docstring('/** y = ln x: −∞ at 0, NaN below */').blocks).toEqual([
    { kind: 'formula', text: 'y = ln x' },
    { kind: 'text', text: '−∞ at 0, NaN below' },
  ]);
  expect(docstring('/** y_j = x_j − ln Σ_i e^{x_i} along `dim` */').blocks).toEqual([
    { kind: 'formula', text: 'y_j = x_j − ln Σ_i e^{x_i}' },
    { kind: 'text', text: 'Along `dim`' },
  ]);
  const doc = docstring('/** L = mean of (a − b)², two tensors. @throws RangeError when the shapes differ */');
  expect(doc.throws).toEqual(['RangeError when the shapes differ']);
});

test('lines set in are formulas; parameters, source and omissions have their places', () => {
  const doc = docstring(`/** Causal attention weights of one head.
   *    A = softmax(Q Kᵀ / √dk + M),   M[i,j] = −∞ for j > i
   *  Source: vaswani2017, eq. 1 and §3.2.3.   Leaves out: dropout.
   *  @param Q [T, dk]  @param K [T, dk]
   *  @returns [T, T]; row i is a distribution
   *  @throws RangeError when Q and K disagree on dk */`);
  expect(doc).toEqual({
    blocks: [
      { kind: 'text', text: 'Causal attention weights of one head.' },
      { kind: 'formula', text: 'A = softmax(Q Kᵀ / √dk + M),   M[i,j] = −∞ for j > i' },
    ],
    params: [
      { name: 'Q', text: '[T, dk]' },
      { name: 'K', text: '[T, dk]' },
    ],
    returns: '[T, T]; row i is a distribution',
    throws: ['RangeError when Q and K disagree on dk'],
    source: 'vaswani2017, eq. 1 and §3.2.3.',
    leavesOut: 'dropout.',
  });
});

test('prose that only contains an equals sign stays prose', () => {
  expect(docstring('/** The entry at an index: `A.at(2, -1)`. */').blocks[0]!.kind).toBe('text');
});

test('indices go low and exponents high', () => {
  expect(formulaParts('Y[i] = Σ_k e^{−x} W_Q^j')).toEqual([
    { level: 'span', text: 'Y[i] = Σ' },
    { level: 'sub', text: 'k' },
    { level: 'span', text: ' e' },
    { level: 'sup', text: '−x' },
    { level: 'span', text: ' W' },
    { level: 'sub', text: 'Q' },
    { level: 'sup', text: 'j' },
  ]);
});

test('a work is linked by its id or its arXiv number, code stands in backticks', () => {
  const works = new Map([['vaswani2017', 'vaswani2017'], ['1607.06450', 'ba2016']]); // prettier-ignore
  expect(proseParts('After vaswani2017, arXiv 1607.06450: `x.T`, not smith2099.', works)).toEqual([
    { kind: 'text', text: 'After ' },
    { kind: 'cite', text: 'vaswani2017', id: 'vaswani2017' },
    { kind: 'text', text: ', arXiv ' },
    { kind: 'cite', text: '1607.06450', id: 'ba2016' },
    { kind: 'text', text: ': ' },
    { kind: 'code', text: 'x.T' },
    { kind: 'text', text: ', not smith2099.' },
  ]);
});
