/** Weight files in the safetensors format: a length, a header in JSON, and the numbers one after the other.
 *    8 bytes: n, little-endian      n bytes: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}
 *    the rest: the numbers, little-endian and row-major, at those offsets
 *  Source: https://github.com/huggingface/safetensors, README, "Format".
 *  Leaves out: every dtype but F32, F16 and I8.
 *  A file from elsewhere is not trusted: nothing is allocated that it does not contain. */

import { fromArray } from './make';
import { sizeOf } from './shape';
import type { Tensor } from './tensor';

/** Whole numbers in a byte each, as they stand in the file: with their scales they make a tensor. */
export interface Bytes {
  data: Int8Array;
  shape: number[];
}

export interface Loaded {
  /** F32 and F16 */
  tensors: { [name: string]: Tensor };
  /** I8 */
  bytes: { [name: string]: Bytes };
  metadata: { [key: string]: string };
}

interface Entry {
  name: string;
  dtype: 'F32' | 'F16' | 'I8';
  shape: number[];
  begin: number;
  end: number;
}

const widths = { F32: 4, F16: 2, I8: 1 } as const;
const longestHeader = 100_000_000; // as in the reference implementation

/** What a file is made of: tensors in float32, tensors rounded to float16, and whole numbers in a byte each. */
export interface Saved {
  tensors: { [name: string]: Tensor };
  halves?: { [name: string]: Tensor };
  bytes?: { [name: string]: Bytes };
  metadata?: { [key: string]: string };
}

/** A file, the numbers in the order given.
 *  @throws RangeError when a tensor is called __metadata__ */
export function saveSafetensors({ tensors, halves = {}, bytes = {}, metadata = {} }: Saved): Uint8Array {
  const listed = (dtype: Entry['dtype'], of: { [name: string]: Tensor | Bytes }) =>
    Object.entries(of).map(([name, { data, shape }]) => ({ name, dtype, data, shape }));
  const all = [...listed('F32', tensors), ...listed('F16', halves), ...listed('I8', bytes)];
  let end = 0;
  const entries = all.map(({ name, dtype, data, shape }) => {
    if (name === '__metadata__') throw new RangeError('safetensors: no tensor may be called __metadata__');
    const data_offsets = [end, (end += widths[dtype] * data.length)];
    return [name, { dtype, shape, data_offsets }] as const;
  });
  const described = Object.keys(metadata).length > 0 ? [['__metadata__', metadata] as const] : [];
  const json = JSON.stringify(Object.fromEntries([...described, ...entries]));
  const header = new TextEncoder().encode(json);
  const padding = (8 - (header.length % 8)) % 8; // spaces, so that the numbers start at a multiple of 8
  const start = 8 + header.length + padding;
  const file = new Uint8Array(start + end);
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(header.length + padding), true);
  file.set(header, 8);
  file.fill(0x20, 8 + header.length, start);
  let at = start;
  for (const { dtype, data } of all) {
    for (const value of data) {
      if (dtype === 'F32') view.setFloat32(at, value, true);
      else if (dtype === 'F16') view.setUint16(at, toHalf(value), true);
      else view.setInt8(at, value);
      at += widths[dtype];
    }
  }
  return file;
}

/** Reads a file. Tensors carry their names.
 *  @throws RangeError saying what is wrong with the file */
export function loadSafetensors(file: Uint8Array): Loaded {
  const { entries, metadata, start } = headerOf(file);
  const view = new DataView(file.buffer, file.byteOffset + start, file.length - start);
  const loaded: Loaded = { tensors: {}, bytes: {}, metadata };
  for (const { name, dtype, shape, begin, end } of entries) {
    if (dtype === 'I8') {
      const data = new Int8Array(file.buffer, file.byteOffset + start + begin, end - begin).slice();
      define(loaded.bytes, name, { data, shape });
    } else {
      const read =
        dtype === 'F32' ? (at: number) => view.getFloat32(at, true) : (at: number) => half(view.getUint16(at, true));
      const data = Float32Array.from({ length: sizeOf(shape) }, (_, i) => read(begin + i * widths[dtype]));
      define(loaded.tensors, name, fromArray(data, shape, { name }));
    }
  }
  return loaded;
}

/** An own property even under a name such as __proto__. */
const define = <T>(on: { [name: string]: T }, name: string, value: T): void => {
  Object.defineProperty(on, name, { value, enumerable: true, writable: true, configurable: true });
};

/** The half-precision number of 16 bits: 1 bit sign, 5 bits exponent, 10 bits fraction. Source: IEEE 754-2019, binary16. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}

/** The bits of the nearest half-precision number, ties to even; beyond 65,504 it is infinite. */
export function toHalf(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  const exponent = Math.max(-14, Math.min(15, Math.floor(Math.log2(size || 2 ** -24))));
  const units = roundToEven(size / 2 ** (exponent - 10)); // 0 … 2048 of the last place
  if (!(units * 2 ** (exponent - 10) < 65_520)) return sign | 0x7c00;
  // below 2⁻¹⁴ the exponent field is 0 and nothing is implied; a carry into the next exponent adds up by itself
  return sign | (units < 1024 ? units : ((exponent + 15) << 10) + (units - 1024));
}

function roundToEven(x: number): number {
  const down = Math.floor(x);
  return x - down > 0.5 || (x - down === 0.5 && down % 2 === 1) ? down + 1 : down;
}

const fail = (what: string): never => {
  throw new RangeError(`safetensors: ${what}`);
};

/** The header, checked against the length of the file. */
function headerOf(file: Uint8Array): { entries: Entry[]; metadata: { [key: string]: string }; start: number } {
  if (file.length < 8) fail(`a file of ${file.length} bytes has no header`);
  const length = new DataView(file.buffer, file.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(Math.min(file.length - 8, longestHeader)))
    fail(`the header is said to be ${length} bytes long, in a file of ${file.length}`);
  const start = 8 + Number(length);
  const header = parsed(file.subarray(8, start));
  const { __metadata__: metadata = {}, ...tensors } = header;
  if (!isRecord(metadata) || !Object.values(metadata).every((text) => typeof text === 'string'))
    return fail('__metadata__ is not a map from text to text');
  const entries = Object.entries(tensors).map(([name, entry]) => entryOf(name, entry));
  checkPlaces(entries, file.length - start);
  return { entries, metadata: metadata as { [key: string]: string }, start };
}

type Unknown = { [key: string]: unknown };

const isRecord = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(bytes: Uint8Array): Unknown {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('the header is not JSON');
  }
  return isRecord(header) ? header : fail('the header is not a map of tensors');
}

function entryOf(name: string, entry: unknown): Entry {
  if (!isRecord(entry)) return fail(`${name} is not described by a map`);
  const { dtype, shape, data_offsets: offsets } = entry;
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof dtype !== 'string' || !Object.hasOwn(widths, dtype))
    return fail(`${name} has the dtype ${String(dtype)}; F32, F16 and I8 can be read`);
  if (!Array.isArray(shape) || !shape.every(isWhole))
    return fail(`the shape of ${name} is not a list of whole numbers`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isWhole) || offsets[0] > offsets[1])
    return fail(`the offsets of ${name} are not two whole numbers, the first not above the second`);
  const [begin, end] = offsets as [number, number];
  const known = dtype as Entry['dtype'];
  if (sizeOf(shape) * widths[known] !== end - begin)
    fail(
      `${name} [${shape.join(', ')}] in ${dtype} takes ${sizeOf(shape) * widths[known]} bytes; its offsets span ${end - begin}`,
    );
  return { name, dtype: known, shape, begin, end };
}

/** The tensors fill the rest of the file, without gaps and without sharing a byte. */
function checkPlaces(entries: readonly Entry[], available: number): void {
  let filled = 0;
  for (const { name, begin, end } of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (end > available) fail(`${name} ends at byte ${end} of ${available}`);
    if (begin < filled) fail(`${name} begins at byte ${begin}, inside the tensor before it`);
    if (begin > filled) fail(`bytes ${filled} to ${begin} belong to no tensor`);
    filled = end;
  }
  if (filled < available) fail(`the last ${available - filled} bytes belong to no tensor`);
}
