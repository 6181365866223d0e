import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromArray, tensor, zeros } from './make';
import { half, loadSafetensors, saveSafetensors, toHalf } from './safetensors';

/** A file from a header and the bytes after it. */
function fileOf(header: unknown, numbers: ArrayLike<number> = [], length?: bigint): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const file = new Uint8Array(8 + json.length + numbers.length);
  new DataView(file.buffer).setBigUint64(0, length ?? BigInt(json.length), true);
  file.set(json, 8);
  file.set(numbers, 8 + json.length);
  return file;
}

const entry = (dtype: string, shape: unknown, data_offsets: unknown) => ({ w: { dtype, shape, data_offsets } });

const anyTensor = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc.array(fc.float(), { minLength: size, maxLength: size }).map((data) => fromArray(data, shape));
});

test('what is saved is loaded again: names, shapes, every bit, metadata', () => {
  const names = fc.dictionary(
    fc.string().filter((name) => name !== '__metadata__'),
    anyTensor,
  );
  fc.assert(
    fc.property(names, fc.dictionary(fc.string(), fc.string()), (tensors, metadata) => {
      const loaded = loadSafetensors(saveSafetensors({ tensors, metadata }));
      expect({ ...loaded.metadata }).toEqual({ ...metadata });
      expect(Object.keys(loaded.tensors).sort()).toEqual(Object.keys(tensors).sort());
      for (const [name, { shape, data }] of Object.entries(tensors)) {
        expect(loaded.tensors[name].shape).toEqual(shape);
        expect(new Uint8Array(loaded.tensors[name].data.slice().buffer)).toEqual(new Uint8Array(data.slice().buffer));
        expect(loaded.tensors[name].name).toBe(name);
      }
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('a file whose bytes were changed is read or refused in a sentence, never worse', () => {
  const file = saveSafetensors({
    tensors: { 'h.0.weight': tensor([[1, 2], [3, 4]]), bias: tensor([5, 6]) }, // prettier-ignore
    metadata: { step: '12' },
  });
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255));
  const cut = fc.option(fc.nat(file.length));
  let refused = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), cut, (changes, end) => {
      const broken = file.slice(0, end ?? file.length);
      for (const [at, byte] of changes) if (at < broken.length) broken[at] = byte;
      try {
        loadSafetensors(broken);
      } catch (error) {
        refused++;
        expect(error).toBeInstanceOf(RangeError);
        expect((error as RangeError).message).toMatch(/^safetensors: /);
      }
    }),
    { numRuns: 1000, seed: 2 },
  );
  expect(refused).toBeGreaterThan(500);
});

test('a header of any JSON is refused in a sentence', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 16 }), (header, bytes) => {
      try {
        loadSafetensors(fileOf(header, bytes));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect((error as RangeError).message).toMatch(/^safetensors: /);
      }
    }),
    { numRuns: 500, seed: 3 },
  );
});

test('half precision is read: 1, −2, the smallest, the largest, infinity and not a number', () => {
  const bits = [0x3c00, 0xc000, 0x0001, 0x7bff, 0x7c00, 0x7e00, 0x8000];
  const bytes = bits.flatMap((half) => [half & 255, half >> 8]);
  const { tensors } = loadSafetensors(fileOf(entry('F16', [7], [0, 14]), bytes));
  expect(tensors.w.tolist()).toEqual([1, -2, 2 ** -24, 65504, Infinity, NaN, -0]);
});

test('bytes come out as they are', () => {
  const { bytes, tensors } = loadSafetensors(fileOf(entry('I8', [1, 3], [0, 3]), [1, 255, 128]));
  expect(tensors).toEqual({});
  expect(bytes.w.shape).toEqual([1, 3]);
  expect([...bytes.w.data]).toEqual([1, -1, -128]);
});

test('a file inside a larger buffer is read from where it starts', () => {
  const file = saveSafetensors({ tensors: { w: tensor([1, 2]) } });
  const larger = new Uint8Array(file.length + 3);
  larger.set(file, 3);
  expect(loadSafetensors(larger.subarray(3)).tensors.w.tolist()).toEqual([1, 2]);
});

test('a tensor called __proto__ is a tensor like any other', () => {
  const { tensors } = loadSafetensors(saveSafetensors({ tensors: Object.fromEntries([['__proto__', zeros([2])]]) }));
  expect(Object.keys(tensors)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(tensors)).toBe(Object.prototype);
});

const F32 = (shape: unknown, offsets: unknown) => entry('F32', shape, offsets);
test.each<[string, Uint8Array, string]>([
  ['an empty file', new Uint8Array(), 'a file of 0 bytes has no header'],
  ['a header longer than the file', fileOf('{}', [], 2n ** 63n), 'is said to be 9223372036854775808 bytes long'],
  ['no JSON', fileOf('{"w":'), 'the header is not JSON'],
  ['a list', fileOf([]), 'the header is not a map of tensors'],
  ['an unknown dtype', fileOf(entry('BF16', [1], [0, 2]), [0, 0]), 'w has the dtype BF16; F32, F16 and I8 can be read'],
  ['a dtype of every object', fileOf(entry('toString', [1], [0, 1]), [0]), 'w has the dtype toString'],
  ['a negative length', fileOf(F32([-1], [0, 4]), [0, 0, 0, 0]), 'the shape of w is not a list of whole numbers'],
  [
    'a shape for more memory than there is',
    fileOf(F32([2 ** 52, 2 ** 52], [0, 4]), [0, 0, 0, 0]),
    'its offsets span 4',
  ],
  ['offsets the wrong way round', fileOf(F32([0], [4, 0]), [0, 0, 0, 0]), 'the first not above the second'],
  ['offsets beyond the end', fileOf(F32([2], [0, 8]), [0, 0, 0, 0]), 'w ends at byte 8 of 4'],
  ['bytes of nobody', fileOf(F32([1], [0, 4]), [0, 0, 0, 0, 0]), 'the last 1 bytes belong to no tensor'],
  ['a gap', fileOf(F32([1], [4, 8]), new Uint8Array(8)), 'bytes 0 to 4 belong to no tensor'],
  [
    'tensors that share bytes',
    fileOf({ ...F32([1], [0, 4]), v: { dtype: 'F32', shape: [1], data_offsets: [2, 6] } }, new Uint8Array(6)),
    'v begins at byte 2, inside the tensor before it',
  ],
  ['metadata that is not text', fileOf({ __metadata__: { step: 12 } }), '__metadata__ is not a map from text to text'],
])('%s is refused', (_, file, sentence) => {
  expect(() => loadSafetensors(file)).toThrow(RangeError);
  expect(() => loadSafetensors(file)).toThrow(sentence);
});

test('__metadata__ is no name for a tensor', () => {
  expect(() => saveSafetensors({ tensors: { __metadata__: zeros([1]) } })).toThrow(
    'no tensor may be called __metadata__',
  );
});

test('every half-precision number is written with its own bits, and numbers between two go to the nearer', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = half(bits);
    if (!Number.isNaN(value)) expect(toHalf(value), String(value)).toBe(bits);
  }
  fc.assert(
    fc.property(fc.double({ min: 0, max: 65_000, noNaN: true }), (value) => {
      const at = toHalf(value);
      const off = Math.abs(half(at) - value);
      for (const beside of [Math.max(0, at - 1), at + 1])
        expect(off).toBeLessThanOrEqual(Math.abs(half(beside) - value));
    }),
    { seed: 4 },
  );
  expect(half(toHalf(65_520))).toBe(Infinity);
  expect(half(toHalf(1 + 2 ** -11))).toBe(1); // a tie goes to the even one
});

test('halves and bytes are saved and loaded as what they are', () => {
  const file = saveSafetensors({
    tensors: {},
    halves: { scale: tensor([0.5, 0.1]) },
    bytes: { w: { data: Int8Array.of(-127, 3), shape: [1, 2] } },
  });
  const { tensors, bytes } = loadSafetensors(file);
  expect(tensors.scale.tolist()).toEqual([0.5, 0.0999755859375]);
  expect(bytes.w).toEqual({ data: Int8Array.of(-127, 3), shape: [1, 2] });
});
