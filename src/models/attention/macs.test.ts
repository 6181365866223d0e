import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakEven, costCurves, valueCost, valueParameters } from './macs';

const gpt3 = { d: 12288, r: 128 };

test('GPT-3: the factors hold 48 times fewer numbers than the square', () => {
  const { whole, thin } = valueParameters({ N: 1, ...gpt3 });
  expect([whole, thin, whole / thin]).toEqual([150_994_944, 3_145_728, 48]);
});

test('GPT-3, four values: 604,028,928 multiply-adds against 7,864,832', () => {
  const { whole, thin } = valueCost({ N: 4, ...gpt3 }, 'full');
  expect([whole, thin]).toEqual([604_028_928, 7_864_832]);
  expect(Math.round(whole / thin)).toBe(77);
});

test('GPT-3, 2048 values: 3.09 × 10¹¹ against 3.22 × 10⁹, 96 times', () => {
  const { whole, thin } = valueCost({ N: 2048, ...gpt3 }, 'full');
  expect([whole.toPrecision(3), thin.toPrecision(3), Math.round(whole / thin)]).toEqual(['3.09e+11', '3.22e+9', 96]);
});

test('counting the mixing alone breaks even at 129.3 values', () => {
  expect(breakEven({ N: 1, ...gpt3 }, 'mixing')!.toFixed(1)).toBe('129.3');
  const at129 = valueCost({ N: 129, ...gpt3 }, 'mixing');
  const at130 = valueCost({ N: 130, ...gpt3 }, 'mixing');
  expect(at129.whole < at129.thin && at130.thin < at130.whole).toBe(true);
});

test('counting the making of the values too, the factors win for every N', () => {
  expect(breakEven({ N: 1, ...gpt3 }, 'full')!).toBeLessThan(1);
});

test('on either side of the break-even the other way is cheaper, and at r = d there is none', () => {
  const sizes = fc.record({
    d: fc.integer({ min: 1, max: 500 }),
    r: fc.integer({ min: 1, max: 500 }),
    N: fc.integer({ min: 1, max: 500 }),
  });
  fc.assert(
    fc.property(sizes, fc.constantFrom('mixing', 'full' as const), ({ d, r, N }, counting) => {
      const given = { N, d, r: Math.min(r, d) };
      const even = breakEven(given, counting);
      const { whole, thin } = valueCost(given, counting);
      if (even === undefined) expect(thin).toBeGreaterThan(whole);
      else if (Math.abs(N - even) > 1e-6) expect(thin < whole).toBe(N > even);
    }),
  );
});

test('the curves run from N = 1 to the most asked for, rising', () => {
  const curve = costCurves({ N: 1, ...gpt3 }, 'full', 4096);
  expect([curve[0]!.N, curve.at(-1)!.N]).toEqual([1, 4096]);
  expect(curve.every((cost, i) => i === 0 || cost.whole > curve[i - 1]!.whole)).toBe(true);
});
