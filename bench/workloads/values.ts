/** Numbers for every engine alike: drawn once from a seed, named and shaped. */

import { rng } from '@/tensor';

export interface Values {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

export type Weights = Readonly<Record<string, Values>>;

export function normal(seed: string, shape: readonly number[], std = 1): Values {
  const draw = rng(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: Float32Array.from({ length: size }, () => draw.normal(0, std)) };
}

export function constant(shape: readonly number[], value: number): Values {
  const size = shape.reduce((product, length) => product * length, 1);
  return { shape, data: new Float32Array(size).fill(value) };
}

export function ids(seed: string, count: number, classes: number): Int32Array<ArrayBuffer> {
  const draw = rng(seed);
  return Int32Array.from({ length: count }, () => draw.integer(classes));
}
