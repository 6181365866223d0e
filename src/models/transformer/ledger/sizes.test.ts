import { expect, test } from 'vitest';
import { parse } from '@/expr/parse';
import { fitting, resolveSizes, shareOut, sizeNames, type SizeName, type Sizes } from './sizes';

const texts: Record<SizeName, string> = { V: '50257', n: '2048', d: '12288', h: '96', h_kv: 'h', d_k: 'd/h', d_ff: '4*d', N: '96' }; // prettier-ignore
const instead: Sizes = { V: 50257n, n: 2048n, d: 12288n, h: 96n, h_kv: 96n, d_k: 128n, d_ff: 49152n, N: 96n };
const sizes = (changes: Partial<Record<SizeName, string>> = {}) =>
  resolveSizes(
    Object.fromEntries(
      Object.entries({ ...texts, ...changes }).map(([name, text]) => {
        const parsed = parse(text, sizeNames);
        if (!parsed.ok) throw new Error(parsed.problem);
        return [name, parsed.expression];
      }),
    ) as never,
    instead,
  );

test('sizes follow the sizes they are written with', () => {
  expect(Object.values(sizes()).map(({ value }) => value)).toEqual(Object.values(instead));
  const half = sizes({ d: '6144' });
  expect([half.d_k.value, half.d_ff.value]).toEqual([64n, 24576n]);
  expect(sizes({ d: 'h*64' }).d_ff.value).toBe(24576n);
});

test('a width that the heads cannot share is rounded down, and what it was is kept', () => {
  const { d_k } = sizes({ d: '1000' });
  expect(d_k).toMatchObject({ value: 10n, uneven: { over: 125n, under: 12n } });
  expect(d_k.problem).toBeUndefined();
  expect(shareOut(1000n, 96n)).toEqual({ each: 10n, over: 40n, better: [50n, 100n] });
  expect(shareOut(7n, 9n)).toEqual({ each: 0n, over: 7n, better: [7n] });
  expect(shareOut(0n, 9n).better).toEqual([]);
  expect(shareOut(9n, 0n).over).toBe(9n);
});

test('a circle, a division by 0, a number below 0 or too large: said, and counted with something else', () => {
  expect(sizes({ d: 'h*d_k' }).d_k.problem).toBe('goes in a circle: d needs d_k needs d');
  expect(sizes({ h: '0' }).d_k).toMatchObject({ value: 128n, problem: 'divides by 0' });
  expect(sizes({ N: '-1' }).N).toMatchObject({ value: 96n, problem: 'is below 0' });
  expect(sizes({ V: '10000001' }).V).toMatchObject({ value: 50257n, problem: 'is more than 10,000,000' });
  expect(sizes({ V: 'V' }).V.problem).toBe('goes in a circle: V needs V');
});

test('a slider stops where the sizes go together, and always moves on', () => {
  expect(fitting('d', 12_300n, instead)).toBe(12_384n);
  expect(fitting('d', 12_287n, instead)).toBe(12_192n);
  expect(fitting('h', 100n, instead)).toBe(128n);
  expect(fitting('h', 90n, instead)).toBe(64n);
  expect(fitting('h_kv', 50n, instead)).toBe(48n);
  expect(fitting('h_kv', 97n, instead)).toBe(96n); // nothing above h divides it
  expect(fitting('N', 97n, instead)).toBe(97n);
});
