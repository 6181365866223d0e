import { expect, test } from 'vitest';
import { countMatrices } from '../parameterCheck';
import { crossover, pairsOf, parts, positionWeights, weightsOf, workOf } from './complexity';
import { chainWork, cheaperUpTo, lstmChain, stateSpaceChain } from './chains';
import { bytesEach, cacheNumbers, squareMeetsCache, squareNumbers } from './memory';
import { windowPasses, windowWeights } from './window';
import { cached, nextToken, recomputed } from './writing';
import { cellSize } from '../../recurrent/size';
import { attentionLayer } from '../stepCounts';

const gpt3 = { layers: 96, d: 12_288, ff: 49_152, vocabulary: 50_257 };

test('GPT-3 crosses at 73,728 tokens, 6d; with a causal mask twice as far out', () => {
  expect(crossover(gpt3)).toBe(73_728);
  expect(crossover(gpt3)).toBe(6 * gpt3.d);
  for (const causal of [false, true]) {
    const { meetings, projections, feedForward } = workOf(gpt3, crossover(gpt3, causal), causal);
    expect(meetings).toBe(projections + feedForward);
  }
});

test('the parts are the terms of the formula, and add up', () => {
  const n = 2048;
  const { layers, d, ff, vocabulary } = gpt3;
  const work = workOf(gpt3, n);
  expect(work.all).toBe(layers * (4 * n * d * d + 2 * n * n * d + 2 * n * d * ff) + n * d * vocabulary);
  expect(parts.reduce((sum, part) => sum + work[part], 0)).toBe(work.all);
});

test('half of the meetings of a layer are its scores, as the layer’s own schedule counts them', () => {
  for (const causal of [false, true])
    expect(workOf({ ...gpt3, layers: 1 }, 64, causal).meetings).toBe(
      2 * attentionLayer(64, gpt3.d, causal).multiplications,
    );
});

test('a token meets every weight of a layer once, however many heads share its width', () => {
  const { projections, feedForward } = workOf(gpt3, 512);
  for (const heads of [1, 2, 3, 96, 128, 12_288]) {
    const weights = countMatrices({ ...gpt3, heads })!;
    expect([projections, feedForward]).toEqual([512 * weights.attention, 512 * weights.feedForward]);
  }
});

test('the weights of GPT-3 are those of its ledger with one table, and do not contain n', () => {
  expect(weightsOf(gpt3)).toBe(174_563_733_504);
  expect(weightsOf(gpt3)).toBe(countMatrices({ ...gpt3, heads: 96 })!.all);
  expect(positionWeights(gpt3, 2048)).toBe(25_165_824);
});

test('the cache of GPT-3 holds 4.72 MB a token and 9.66 GB at 2,048', () => {
  expect(bytesEach * cacheNumbers(gpt3, 1)).toBe(4_718_592);
  expect(bytesEach * cacheNumbers(gpt3, 2048)).toBe(9_663_676_416);
});

test('one layer’s squares hold as much as the cache at n = 2Nd/h', () => {
  const n = squareMeetsCache(gpt3, 96);
  expect(n).toBe(24_576);
  expect(squareNumbers(96, n)).toBe(cacheNumbers(gpt3, n));
});

test('an LSTM layer learns what the cell does, but for its biases, and keeps as much as one token’s key and value', () => {
  expect(lstmChain(3, 512).weights).toBe(3 * (cellSize('lstm', 512, 512) - 4 * 512));
  expect(lstmChain(3, 512).state).toBe(cacheNumbers({ layers: 3, d: 512 }, 1));
});

test('64 Mamba blocks of width 2,560, as their code shapes them, are the published 2.8 billion; biases and norms add little', () => {
  const all = stateSpaceChain(32, 2560).weights + 2560 * 50_280;
  const biasesAndNorms = 64 * (2 * 5120 + 2560) + 2560;
  expect(all + biasesAndNorms).toBe(2_768_345_600);
  expect(biasesAndNorms / all).toBeLessThan(0.001);
});

test('most of a Mamba block are its three projections, 3 E d²: two blocks are a layer of 12 d²', () => {
  const { weights } = stateSpaceChain(1, 2560);
  expect(weights / (12 * 2560 ** 2)).toBeGreaterThan(1);
  expect(weights / (12 * 2560 ** 2)).toBeLessThan(1.06);
});

test('both ways of writing are sums over their passes', () => {
  for (const causal of [false, true]) {
    const [prompt, fresh] = [5, 7];
    const lengths = Array.from({ length: fresh }, (_, t) => prompt + t);
    const small = { layers: 2, d: 8, ff: 32, vocabulary: 11 };
    const naive = recomputed(small, { prompt, fresh, causal });
    expect(naive.meetings).toBe(lengths.reduce((sum, n) => sum + workOf(small, n, causal).meetings, 0));
    expect(naive.feedForward).toBe(lengths.reduce((sum, n) => sum + workOf(small, n).feedForward, 0));
    const kept = cached(small, { prompt, fresh, causal });
    const rows = lengths.slice(1).reduce((sum, n) => sum + 2 * 2 * 8 * n, 0);
    expect(kept.meetings).toBe(2 * 2 * 8 * pairsOf(prompt, causal) + rows);
    expect([kept.unembedding, naive.unembedding]).toEqual([fresh * 8 * 11, fresh * 8 * 11]);
  }
});

test('the first new token costs the same both ways', () => {
  const text = { prompt: 100, fresh: 1 };
  expect(cached(gpt3, text)).toEqual(recomputed(gpt3, text));
});

test('per new token the meetings are about T² k without a cache and T k with one', () => {
  const [prompt, fresh] = [4000, 100];
  const one = { layers: 1, d: 64, ff: 256, vocabulary: 10 };
  const naive = recomputed(one, { prompt, fresh }).meetings / fresh;
  const kept = (cached(one, { prompt, fresh }).meetings - workOf(one, prompt).meetings) / (fresh - 1);
  expect(naive / (2 * 64 * prompt ** 2)).toBeCloseTo(1, 1);
  expect(kept / (2 * 64 * prompt)).toBeCloseTo(1, 1);
});

test('a Transformer multiplies less than the state space up to the length found, and more beyond', () => {
  for (const causal of [false, true]) {
    const chain = stateSpaceChain(96, gpt3.d);
    const n = cheaperUpTo(gpt3, chain, causal);
    expect(workOf(gpt3, Math.ceil(n) - 1, causal).all).toBeLessThan(chainWork(chain, gpt3, Math.ceil(n) - 1));
    expect(workOf(gpt3, Math.floor(n) + 1, causal).all).toBeGreaterThan(chainWork(chain, gpt3, Math.floor(n) + 1));
  }
});

test('the next token is the last row of a causal pass', () => {
  const last = workOf(gpt3, 101, true).all - workOf(gpt3, 100, true).all;
  expect(nextToken(gpt3, 100)).toBe(last);
});

test('the network of 2000 grows by d m with each word, and passes the Transformer where it says', () => {
  expect(windowWeights(gpt3, 100, 6) - windowWeights(gpt3, 100, 5)).toBe(gpt3.d * 100);
  const n = windowPasses(gpt3, gpt3.d);
  expect(windowWeights(gpt3, gpt3.d, Math.floor(n))).toBeLessThan(weightsOf(gpt3));
  expect(windowWeights(gpt3, gpt3.d, Math.ceil(n))).toBeGreaterThan(weightsOf(gpt3));
});
