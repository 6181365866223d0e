import { expect, test } from 'vitest';
import { rng, tensor } from '@/tensor';
import { gpt } from './gpt';
import { cachedReader, windowStart } from './gptCache';
import { initialGpt } from './gptWeights';

const sizes = { vocabulary: 30, context: 16, width: 16, heads: 2, layers: 2 };
const text = Array.from({ length: 40 }, (_, t) => (t * 11 + (t % 3)) % 30);

test.each(['learned', 'rotary'] as const)(
  'with %s positions, the cache gives what reading all anew gives',
  (positions) => {
    const W = initialGpt({ ...sizes, positions }, rng(1));
    for (const x of [W.h[0].attn.qkv.weight, W.h[1].mlp.fc.weight, W.wte])
      x.data.forEach((w, i) => (x.data[i] = w * 20));
    const options = { heads: 2, rotary: positions === 'rotary' };
    const read = cachedReader(W, options, sizes.context);
    const anew = (ids: number[]) => {
      const seen = ids.slice(windowStart(ids.length, sizes.context));
      const { logits } = gpt(tensor(seen), W, options);
      return logits.narrow(0, seen.length - 1, 1).reshape(-1).data;
    };
    // one by one past the end of the context, then back, another text, and several tokens at once
    const asked = [
      ...text.map((_, t) => text.slice(0, t + 1)),
      text.slice(0, 5),
      [7, ...text.slice(0, 4)],
      text.slice(0, 9),
    ];
    for (const ids of asked) {
      const [a, b] = [read(ids), anew(ids)];
      a.forEach((logit, i) => expect(logit).toBeCloseTo(b[i], 4));
    }
  },
);

test('the window moves by a quarter of the context, and never holds more than the context', () => {
  for (let length = 1; length < 100; length++) {
    const seen = length - windowStart(length, 16);
    expect(seen).toBeLessThanOrEqual(16);
    if (length > 16) expect(seen).toBeGreaterThan(12);
  }
});

test('no token cannot be continued', () => {
  expect(() => cachedReader(initialGpt(sizes, rng(1)), { heads: 2 }, 16)([])).toThrow('no token to continue');
});
