/** Every kernel in both builds against a plain loop in float64, at awkward sizes; none writes beside its output. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { rng } from '../rng';

type Kernels = Record<string, (...args: number[]) => number>;

execFileSync(process.execPath, ['scripts/build-kernels.mjs']);

const draw = rng('kernels');
const memory = new WebAssembly.Memory({ initial: 256, maximum: 65536 });
const numbers = new Float32Array(memory.buffer);
const words = new Int32Array(memory.buffer);
const first = 65536;
const guard = 0x5eed5eed;
const guards = 8;
let free = first;
let stretches: { address: number; size: number }[] = [];

beforeEach(() => {
  free = first;
  stretches = [];
});

/** Room for n numbers with guard words on both sides; a place `shift` numbers past a multiple of 16 bytes. */
function room(n: number, shift = 0): number {
  words.fill(guard, free >> 2, (free >> 2) + n + shift + 2 * guards + 4);
  const address = free + 4 * (guards + shift);
  stretches.push({ address, size: n });
  free = (address + 4 * (n + guards) + 15) & ~15;
  return address;
}

const put = (values: ArrayLike<number>, shift = 0): number => {
  const address = room(values.length, shift);
  numbers.set(values, address >> 2);
  return address;
};
const get = (address: number, n: number): number[] => Array.from(numbers.subarray(address >> 2, (address >> 2) + n));
const normal = (n: number, scale = 1): number[] => Array.from({ length: n }, () => Math.fround(draw.normal() * scale));
const fill = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i));
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

function expectGuards(): void {
  for (const { address, size } of stretches) {
    const [start, end] = [address >> 2, (address >> 2) + size];
    expect([...words.subarray(start - guards, start)]).toEqual(new Array(guards).fill(guard));
    expect([...words.subarray(end, end + guards)]).toEqual(new Array(guards).fill(guard));
  }
}

/** |actual − expected| ≤ relative·(|expected| + floor), NaN and ±∞ in the same places. */
function expectNear(actual: readonly number[], expected: readonly number[], relative = 2e-6, floor = 1): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    const wanted = expected[i];
    const same = Object.is(value, wanted) || value === wanted || (Number.isNaN(value) && Number.isNaN(wanted));
    const near = Math.abs(value - wanted) <= relative * (Math.abs(wanted) + floor);
    if (!same && !near) expect.fail(`entry ${i} of ${actual.length}: ${value}, expected ${wanted}`);
  });
  expectGuards();
}

const lengths = [1, 2, 3, 4, 5, 7, 8, 13, 33, 64];
const sigmoid = (x: number): number => (x < 0 ? Math.exp(x) / (1 + Math.exp(x)) : 1 / (1 + Math.exp(-x)));
const inner = (x: number): number => Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3);
const gelu = (x: number): number => x * sigmoid(2 * inner(x));
const softmaxOf = (row: readonly number[]): number[] => {
  const max = Math.max(...row);
  const e = row.map((value) => Math.exp(value - max));
  return e.map((value) => value / total(e));
};

/** y[i, j] = Σ_k a(i, k) b(k, j) */
const productOf = (
  M: number,
  N: number,
  K: number,
  a: (i: number, k: number) => number,
  b: (k: number, j: number) => number,
) =>
  fill(M * N, (at) => {
    const [i, j] = [Math.floor(at / N), at % N];
    let sum = 0;
    for (let k = 0; k < K; k++) sum += a(i, k) * b(k, j);
    return sum;
  });

/** A module whose one function holds an f32x4.relaxed_madd. */
const relaxedMadd = Uint8Array.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 0, 253, 133, 2, 26, 11],
]);

const builds = ['relaxed', 'simd'].filter((name) => name === 'simd' || WebAssembly.validate(relaxedMadd));

test.skipIf(builds.length === 2)('relaxed SIMD is missing here: its build is not tested', () => {
  expect(builds).toEqual(['simd']);
});

describe.each(builds)('the %s build', (name) => {
  const bytes = readFileSync(new URL(`./build/${name}.wasm`, import.meta.url));
  const kernels = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
    .exports as unknown as Kernels;

  test('keeps its own data below the first tensor', () => {
    expect(kernels.heapBase()).toBeLessThanOrEqual(first);
  });

  describe('one number in, one out', () => {
    const exact: Record<string, (x: number) => number> = {
      neg: (x) => -x,
      exp: Math.exp,
      sqrt: Math.sqrt,
      square: (x) => x * x,
      abs: Math.abs,
      reciprocal: (x) => 1 / x,
      rsqrt: (x) => 1 / Math.sqrt(x),
      sigmoid,
      tanh: Math.tanh,
      relu: (x) => (x > 0 || Number.isNaN(x) ? x : 0),
      geluTanh: gelu,
      silu: (x) => x * sigmoid(x),
    };
    test.each(Object.keys(exact))('%s', (kernel) => {
      for (const n of lengths) {
        const x = normal(n, 3);
        const y = room(n);
        kernels[kernel](put(x, n % 4), y, n);
        expectNear(get(y, n), x.map(exact[kernel]), 1e-6, 0.01);
      }
    });
    test.each(Object.keys(exact))('%s of NaN, infinities and extremes', (kernel) => {
      const x = [NaN, Infinity, -Infinity, 1e-30, -1e-30, 88.7, -88.7, 30, -30, 1e10, -1e10, 0].map(Math.fround);
      const y = room(x.length);
      kernels[kernel](put(x), y, x.length);
      const tiny = (value: number): number => (Math.abs(value) < 2e-38 ? 0 : Math.fround(value));
      expectNear(
        get(y, x.length),
        x.map((value) => tiny(exact[kernel](value))),
        1e-6,
        1e-20,
      );
    });
    test('exp is right to 2e-7 wherever it is a normal number', () => {
      const x = fill(4000, (i) => Math.fround(-87.3 + (i * (87.3 + 88.72)) / 3999));
      const y = room(x.length);
      kernels.exp(put(x), y, x.length);
      expectNear(get(y, x.length), x.map(Math.exp), 2e-7, 0);
    });
    test('tanh is right to 1e-6 of its value near 0', () => {
      const x = fill(2000, (i) => Math.fround((i - 1000) * 1e-3 + 1e-7));
      const y = room(x.length);
      kernels.tanh(put(x), y, x.length);
      expectNear(get(y, x.length), x.map(Math.tanh), 1e-6, 0);
    });
    test('affine', () => {
      for (const n of lengths) {
        const x = normal(n);
        const Y = room(n);
        kernels.affine(put(x), Y, n, 0.5, -3);
        expectNear(
          get(Y, n),
          x.map((value) => 0.5 * value - 3),
        );
      }
    });
  });

  test('gradients of activations', () => {
    const exact: Record<string, (from: number) => number> = {
      sigmoidGradient: (y) => y * (1 - y),
      tanhGradient: (y) => 1 - y * y,
      reluGradient: (x) => (x > 0 ? 1 : 0),
      geluTanhGradient: (x) => {
        const t = Math.tanh(inner(x));
        return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
      },
      siluGradient: (x) => sigmoid(x) * (1 + x - x * sigmoid(x)),
    };
    for (const [kernel, slope] of Object.entries(exact)) {
      for (const n of lengths) {
        const [g, from] = [normal(n), normal(n, 2)];
        const dx = room(n);
        kernels[kernel](put(g), put(from), dx, n);
        expectNear(
          get(dx, n),
          from.map((value, i) => g[i] * slope(value)),
        );
      }
    }
  });

  describe('two numbers in, one out', () => {
    const exact: Record<string, (a: number, b: number) => number> = {
      add: (a, b) => a + b,
      sub: (a, b) => a - b,
      mul: (a, b) => a * b,
      div: (a, b) => a / b,
    };
    test.each(Object.keys(exact))('%s with every kind of broadcasting', (kernel) => {
      for (const outer of [1, 3, 8]) {
        for (const n of [1, 3, 4, 5, 8, 13]) {
          for (const [aOuter, aInner, bOuter, bInner] of [
            [n, 1, n, 1],
            [n, 1, 0, 1],
            [n, 1, 1, 0],
            [0, 0, n, 1],
            [1, 0, 0, 1],
            [n + 2, 1, 2, 0],
            [0, 0, 0, 0],
          ]) {
            const [a, b] = [normal(outer * (n + 2)), normal(outer * (n + 2)).map((value) => value + 5)];
            const y = room(outer * n);
            kernels[kernel](put(a), put(b, 1), y, outer, n, aOuter, aInner, bOuter, bInner);
            const expected = fill(outer * n, (at) => {
              const [o, i] = [Math.floor(at / n), at % n];
              return exact[kernel](a[o * aOuter + i * aInner], b[o * bOuter + i * bInner]);
            });
            expectNear(get(y, outer * n), expected);
          }
        }
      }
    });
  });

  test('sum over any axis', () => {
    for (const outer of [1, 3]) {
      for (const reduce of [0, 1, 3, 4, 5, 13, 64]) {
        for (const n of [1, 2, 5, 8, 13]) {
          const x = normal(outer * reduce * n);
          const y = room(outer * n);
          kernels.sum(put(x), y, outer, reduce, n);
          const expected = fill(outer * n, (at) => {
            const [o, i] = [Math.floor(at / n), at % n];
            return total(fill(reduce, (r) => x[(o * reduce + r) * n + i]));
          });
          expectNear(get(y, outer * n), expected);
        }
      }
    }
  });

  test('a sum of a million stays exact, and so does sumSquares', () => {
    const n = 1_000_003;
    const x = put(new Float32Array(n).fill(0.1));
    const y = room(1);
    kernels.sum(x, y, 1, n, 1);
    expect(get(y, 1)[0]).toBeCloseTo(n * Math.fround(0.1), 1);
    expect(kernels.sumSquares(x, n)).toBeCloseTo(n * Math.fround(0.1) ** 2, 2);
    expectGuards();
  });

  test('fill and copy', () => {
    for (const n of lengths) {
      const x = normal(n);
      const y = room(n);
      kernels.fill(y, n, 2.5);
      expectNear(get(y, n), new Array(n).fill(2.5));
      kernels.copy(put(x), y, n);
      expectNear(get(y, n), x, 0);
    }
  });

  test.each(['place', 'placeAdd'])('%s along any strides', (kernel) => {
    const cases: [n: number[], x: number[], y: number[]][] = [
      [
        [1, 1, 1, 13],
        [0, 0, 0, 1],
        [0, 0, 0, 1],
      ],
      [
        [2, 3, 5, 7],
        [105, 35, 7, 1],
        [105, 35, 7, 1],
      ], // as it lies
      [
        [1, 2, 9, 13],
        [0, 117, 1, 9],
        [0, 117, 13, 1],
      ], // transposed
      [
        [2, 3, 4, 5],
        [60, 5, 15, 1],
        [60, 20, 5, 1],
      ], // heads to the front
      [
        [2, 3, 4, 5],
        [60, 20, 1, 4],
        [60, 20, 5, 1],
      ],
      [
        [3, 4, 2, 5],
        [0, 1, 0, 0],
        [40, 10, 5, 1],
      ], // repeated
      [
        [1, 3, 1, 6],
        [0, 20, 0, 3],
        [0, 6, 0, 1],
      ], // every third
      [
        [1, 1, 3, 6],
        [0, 0, 6, 1],
        [0, 0, 20, 3],
      ], // into every third
      [
        [1, 8, 1, 8],
        [0, 1, 0, 8],
        [0, 8, 0, 1],
      ],
      [
        [5, 1, 1, 1],
        [2, 0, 0, 0],
        [1, 0, 0, 0],
      ],
    ];
    for (const [n, xs, ys] of cases) {
      const reach = (strides: number[]): number => 1 + total(n.map((length, axis) => (length - 1) * strides[axis]));
      const x = normal(reach(xs));
      const before = normal(reach(ys));
      const y = put(before);
      kernels[kernel](put(x), y, ...n, ...xs, ...ys);
      const expected = [...before];
      for (let at = 0; at < n[0] * n[1] * n[2] * n[3]; at++) {
        const index = [
          Math.floor(at / (n[1] * n[2] * n[3])),
          Math.floor(at / (n[2] * n[3])) % n[1],
          Math.floor(at / n[3]) % n[2],
          at % n[3],
        ];
        const [from, to] = [xs, ys].map((strides) => total(index.map((i, axis) => i * strides[axis])));
        expected[to] = kernel === 'place' ? x[from] : before[to] + x[from];
      }
      expectNear(get(y, before.length), expected);
    }
  });

  test('gatherRows and scatterAddRows', () => {
    for (const d of [1, 4, 13]) {
      const [table, ids] = [normal(5 * d), [4, 0, 4, 2]];
      const y = room(4 * d);
      const I = put(ids);
      kernels.gatherRows(put(table), I, y, 4, d);
      expectNear(
        get(y, 4 * d),
        ids.flatMap((id) => table.slice(id * d, (id + 1) * d)),
        0,
      );
      const g = normal(4 * d);
      const dTable = put(new Array(5 * d).fill(0));
      kernels.scatterAddRows(put(g), I, dTable, 4, d);
      const expected = fill(5 * d, (at) =>
        total(ids.map((id, r) => (id === Math.floor(at / d) ? g[r * d + (at % d)] : 0))),
      );
      expectNear(get(dTable, 5 * d), expected);
    }
  });

  test('softmax, logSoftmax and their gradients', () => {
    for (const n of lengths) {
      const rows = fill(3, () => normal(n, 4));
      const g = normal(3 * n);
      const [X, G, Y, D] = [put(rows.flat()), put(g), room(3 * n), room(3 * n)];
      const p = rows.flatMap(softmaxOf);
      kernels.softmax(X, Y, 3, n);
      expectNear(get(Y, 3 * n), p);
      kernels.softmaxGradient(G, Y, D, 3, n);
      const along = (r: number, values: (at: number) => number): number => total(fill(n, (i) => values(r * n + i)));
      const row = (at: number): number => Math.floor(at / n);
      expectNear(
        get(D, 3 * n),
        p.map((y, at) => y * (g[at] - along(row(at), (i) => g[i] * p[i]))),
      );
      kernels.logSoftmax(X, Y, 3, n);
      expectNear(get(Y, 3 * n), p.map(Math.log), 3e-6);
      kernels.logSoftmaxGradient(G, Y, D, 3, n);
      expectNear(
        get(D, 3 * n),
        p.map((y, at) => g[at] - y * along(row(at), (i) => g[i])),
        4e-6,
      );
    }
  });

  test('softmax with −∞, huge numbers and NaN', () => {
    const rows = [
      [-Infinity, 1, -Infinity, 1, -Infinity],
      [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity],
      [1e30, -1e30, 0, 1e30, 1],
      [1, 2, NaN, 3, 4],
    ];
    const y = room(20);
    kernels.softmax(put(rows.flat()), y, 4, 5);
    expectNear(
      get(y, 20),
      [...[0, 0.5, 0, 0.5, 0], ...new Array(5).fill(NaN), 0.5, 0, 0, 0.5, 0, ...new Array(5).fill(NaN)],
      0,
    );
  });

  test('cross-entropy and its gradient', () => {
    for (const V of [1, 3, 8, 13, 65]) {
      const rows = fill(4, () => normal(V, 3));
      const targets = [0, V - 1, -100, V >> 1];
      const [X, T, L, Z, D, C] = [put(rows.flat()), put(targets), room(4), room(4), room(4 * V), room(1)];
      expect(kernels.crossEntropy(X, T, L, Z, 4, V, -100)).toBe(3);
      kernels.countTargets(T, C, 4, -100);
      expect(get(C, 1)).toEqual([3]);
      const p = rows.map(softmaxOf);
      expectNear(
        get(L, 4),
        p.map((row, r) => (r === 2 ? 0 : -Math.log(row[targets[r]]))),
        3e-6,
      );
      for (const stride of [0, 1]) {
        const weights = [0.5, -1, 2, 3];
        kernels.crossEntropyGradient(X, T, Z, put(weights), stride, D, 4, V, -100);
        const expected = p.flatMap((row, r) =>
          row.map((value, j) => (r === 2 ? 0 : (value - Number(j === targets[r])) * weights[r * stride])),
        );
        expectNear(get(D, 4 * V), expected);
      }
    }
  });

  describe('norms', () => {
    const each = (
      x: readonly number[],
      n: number,
      centred: boolean,
    ): { value: number[]; scale: number[]; mean: number[] } => {
      const [value, scale, mean]: number[][] = [[], [], []];
      for (let at = 0; at < x.length; at += n) {
        const row = x.slice(at, at + n);
        const m = centred ? total(row) / n : 0;
        const r = 1 / Math.sqrt(total(row.map((entry) => (entry - m) ** 2)) / n + 1e-5);
        value.push(...row.map((entry) => (entry - m) * r));
        scale.push(r);
        mean.push(m);
      }
      return { value, scale, mean };
    };

    test.each([true, false])('layerNorm (true) or rmsNorm (false): %s, with its gradient', (centred) => {
      for (const n of [1, 3, 4, 13, 64]) {
        const [x, weight, bias, g] = [normal(3 * n), normal(n), normal(n), normal(3 * n)];
        const [X, W, Bias, G] = [x, weight, bias, g].map((values) => put(values));
        const [Y, S, DX, DW, DB] = [3 * n, centred ? 6 : 3, 3 * n, n, n].map((size) => room(size));
        const { value, scale, mean } = each(x, n, centred);
        if (centred) kernels.layerNorm(X, W, Bias, Y, S, 3, n, 1e-5);
        else kernels.rmsNorm(X, W, Y, S, 3, n, 1e-5);
        expectNear(
          get(Y, 3 * n),
          value.map((v, at) => v * weight[at % n] + (centred ? bias[at % n] : 0)),
          5e-6,
        );
        const stats = centred ? mean.flatMap((m, r) => [m, scale[r]]) : scale;
        expectNear(get(S, stats.length), stats);
        if (centred) kernels.layerNormGradient(G, X, W, S, DX, DW, DB, 3, n);
        else kernels.rmsNormGradient(G, X, W, S, DX, DW, 3, n);
        const h = g.map((entry, at) => entry * weight[at % n]);
        const expected = h.map((entry, at) => {
          const r = Math.floor(at / n);
          const [hs, vs] = [h.slice(r * n, (r + 1) * n), value.slice(r * n, (r + 1) * n)];
          const along = total(hs.map((a, i) => a * vs[i])) / n;
          return scale[r] * (entry - (centred ? total(hs) / n : 0) - value[at] * along);
        });
        const largest = Math.max(...scale);
        expectNear(get(DX, 3 * n), expected, 5e-6 * largest);
        expectNear(
          get(DW, n),
          fill(n, (i) => total([0, 1, 2].map((r) => g[r * n + i] * value[r * n + i]))),
          5e-6,
        );
        if (centred)
          expectNear(
            get(DB, n),
            fill(n, (i) => total([0, 1, 2].map((r) => g[r * n + i]))),
            5e-6,
          );
      }
    });

    test('layerNorm of numbers with a large offset, without weight and bias', () => {
      const x = normal(64).map((value) => Math.fround(value + 1e4));
      const [Y, S] = [room(64), room(2)];
      kernels.layerNorm(put(x), 0, 0, Y, S, 1, 64, 1e-5);
      expectNear(get(Y, 64), each(x, 64, true).value, 1e-5);
    });
  });

  describe('matmul', () => {
    interface Lie {
      aT?: boolean;
      bT?: boolean;
      bias?: boolean;
      batch?: number;
    }
    function check(
      M: number,
      N: number,
      K: number,
      { aT = false, bT = false, bias = false, batch = 1 }: Lie = {},
    ): void {
      free = first;
      stretches = [];
      const [a, b, c] = [normal(batch * M * K), normal(batch * K * N), normal(N)];
      const [aRow, aCol] = aT ? [1, M] : [K, 1];
      const [bRow, bCol] = bT ? [1, K] : [N, 1];
      const y = room(batch * M * N);
      const scratch = room(kernels.matmulScratch(M, N, K) >> 2);
      const strides = [aRow, aCol, bRow, bCol];
      kernels.matmul(put(a, 1), put(b), y, M, N, K, ...strides, bias ? put(c) : 0, scratch, batch, M * K, K * N);
      const expected = fill(batch, (m) => m).flatMap((m) =>
        productOf(
          M,
          N,
          K,
          (i, k) => a[m * M * K + i * aRow + k * aCol],
          (k, j) => b[m * K * N + k * bRow + j * bCol],
        ).map((value, at) => value + (bias ? c[at % N] : 0)),
      );
      expectNear(get(y, batch * M * N), expected, 1e-6 * Math.sqrt(K), 3);
    }

    const sizes = [1, 2, 3, 5, 8, 13, 33];
    test('sizes from 1 to 33, A and B as they lie or transposed', () => {
      for (const M of sizes) {
        for (const N of sizes) {
          for (const K of [1, 3, 8, 13]) {
            for (const aT of [false, true])
              for (const bT of [false, true]) check(M, N, K, { aT, bT, bias: (M + N) % 2 === 0 });
          }
        }
      }
    });
    test('a depth beyond one stretch of the panel', () => {
      for (const K of [512, 513, 1100]) {
        for (const aT of [false, true]) for (const bT of [false, true]) check(18, 12, K, { aT, bT, bias: true });
      }
    });
    test('shapes of a language model and an LSTM', () => {
      check(128, 384, 128, { bias: true });
      check(64, 64, 64);
      check(128, 128, 256, { bT: true });
      check(128, 96, 128, { aT: true });
      check(1, 256, 64, { bias: true });
      check(1, 50, 200, { bT: true, bias: true });
      check(32, 200, 50);
      check(50, 200, 32, { aT: true });
      check(32, 50, 200, { bT: true });
    });
    test('batches', () => {
      for (const aT of [false, true]) for (const bT of [false, true]) check(5, 9, 6, { aT, bT, batch: 3, bias: true });
      check(1, 9, 6, { batch: 3 });
      check(5, 1, 6, { batch: 3, bias: true });
    });
    test('a sum over nothing is 0, or the bias', () => {
      check(3, 5, 0);
      check(3, 9, 0, { bias: true });
      check(1, 9, 0, { bias: true });
    });
    test('strides of 0 repeat a row, a column or a matrix', () => {
      const [a, b] = [normal(40), normal(40)];
      const [A, B, y, scratch] = [put(a), put(b), room(120), room(64)];
      kernels.matmul(A, B, y, 4, 5, 6, 0, 1, 5, 1, 0, scratch, 2, 6, 0); // every row of a member is the same
      const repeated = [0, 1].flatMap((m) =>
        productOf(
          4,
          5,
          6,
          (_, k) => a[m * 6 + k],
          (k, j) => b[k * 5 + j],
        ),
      );
      expectNear(get(y, 40), repeated, 4e-6);
      kernels.matmul(A, B, y, 4, 9, 6, 6, 1, 0, 1, 0, scratch, 1, 0, 0); // every row of b
      expectNear(
        get(y, 36),
        productOf(
          4,
          9,
          6,
          (i, k) => a[i * 6 + k],
          (_, j) => b[j],
        ),
        4e-6,
      );
      kernels.matmul(A, B, y, 4, 9, 6, 6, 1, 1, 0, 0, scratch, 1, 0, 0); // every column of b
      expectNear(
        get(y, 36),
        productOf(
          4,
          9,
          6,
          (i, k) => a[i * 6 + k],
          (k) => b[k],
        ),
        4e-6,
      );
      kernels.matmul(A, B, y, 4, 9, 6, 0, 0, 9, 0, 0, scratch, 1, 0, 0); // one number of a, one row of b
      expectNear(
        get(y, 36).slice(0, 1),
        [a[0] * total([0, 1, 2].map((k) => b[9 * k])) + a[0] * 0].map(() => get(y, 1)[0]),
      );
      kernels.matmul(A, B, y, 10, 3, 6, 2, 1, 3, 1, 0, scratch, 2, 20, 0); // a batch that is one matrix
      expectNear(
        get(y, 60),
        productOf(
          15,
          3,
          6,
          (i, k) => a[i * 2 + k],
          (k, j) => b[k * 3 + j],
        ).concat(get(y, 60).slice(45)),
        4e-6,
      );
    });
    test('fmaPeak gives a number', () => {
      expect(kernels.fmaPeak(1000)).toBeCloseTo(96, 3);
    });
  });

  test('attention and its gradient', () => {
    for (const [B, H, Tq, Tk, dh, causal] of [
      [1, 1, 1, 1, 1, 0],
      [1, 1, 5, 5, 3, 1],
      [2, 2, 8, 8, 8, 1],
      [1, 3, 13, 13, 5, 0],
      [2, 2, 3, 9, 4, 1],
      [1, 2, 9, 33, 16, 1],
      [1, 2, 33, 33, 16, 1],
      [1, 1, 7, 520, 8, 1],
      [1, 1, 530, 530, 8, 1],
      [2, 1, 9, 4, 8, 0],
    ]) {
      free = first;
      stretches = [];
      const [ld, scale] = [H * dh, 0.7];
      const [q, g] = [normal(B * Tq * ld), normal(B * Tq * ld)];
      const [k, v] = [normal(B * Tk * ld), normal(B * Tk * ld)];
      const [Q, K, V, G] = [q, k, v, g].map((values) => put(values));
      const [Y, A] = [room(B * Tq * ld), room(B * H * Tq * Tk)];
      kernels.attention(Q, K, V, Y, A, B, H, Tq, Tk, dh, ld, scale, causal);
      const [y, weights]: number[][] = [new Array(q.length).fill(0), []];
      const [dq, dk, dv]: number[][] = [q, k, v].map((values) => new Array(values.length).fill(0));
      for (let b = 0; b < B; b++) {
        for (let h = 0; h < H; h++) {
          for (let i = 0; i < Tq; i++) {
            const query = (b * Tq + i) * ld + h * dh;
            const key = (j: number): number => (b * Tk + j) * ld + h * dh;
            const dot = (a: number[], at: number, c: number[], from: number): number =>
              total(fill(dh, (d) => a[at + d] * c[from + d]));
            const seen = (j: number): boolean => !causal || j <= i + Tk - Tq;
            const row = softmaxOf(fill(Tk, (j) => (seen(j) ? dot(q, query, k, key(j)) * scale : -Infinity)));
            const dRow = row.map((_, j) => dot(g, query, v, key(j)));
            const along = total(row.map((a, j) => a * dRow[j]));
            row.forEach((a, j) => {
              const dS = a * (dRow[j] - along) * scale;
              for (let d = 0; d < dh; d++) {
                y[query + d] += a * v[key(j) + d];
                dv[key(j) + d] += a * g[query + d];
                dq[query + d] += dS * k[key(j) + d];
                dk[key(j) + d] += dS * q[query + d];
              }
            });
            weights.push(...row);
          }
        }
      }
      expectNear(get(A, weights.length), weights, 1e-5);
      expectNear(get(Y, y.length), y, 1e-5);
      const scratch = room(kernels.attentionScratch(Tq, Tk, dh) >> 2);
      const [DQ, DK, DV] = [q, k, v].map((values) => room(values.length));
      kernels.attentionGradient(G, Q, K, V, A, DQ, DK, DV, scratch, B, H, Tq, Tk, dh, ld, scale, causal);
      expectNear(get(DV, dv.length), dv, 2e-5);
      expectNear(get(DQ, dq.length), dq, 2e-5);
      expectNear(get(DK, dk.length), dk, 2e-5);
    }
  });

  test('a query that may see no key has weights NaN', () => {
    const [Q, K, V, Y, A] = [3 * 2, 2 * 2, 2 * 2, 3 * 2, 3 * 2].map((n) => put(normal(n)));
    kernels.attention(Q, K, V, Y, A, 1, 1, 3, 2, 2, 2, 1, 1);
    expectNear(get(A, 4), [NaN, NaN, 1, 0]);
    expect(get(Y, 2)).toEqual([NaN, NaN]);
    expectGuards();
  });

  test('lstmCell and its gradient', () => {
    for (const [B, h] of [
      [1, 1],
      [3, 3],
      [2, 4],
      [2, 13],
      [1, 50],
    ]) {
      const [pre, c, g] = [normal(B * 4 * h), normal(B * h), normal(2 * B * h)];
      const [P, C, G] = [pre, c, g].map((values) => put(values));
      const [Y, N, DP, DC] = [2 * B * h, 4 * B * h, 4 * B * h, B * h].map((n) => room(n));
      kernels.lstmCell(P, C, Y, N, B, h);
      const gates = pre.map((value, at) => (Math.floor(at / h) % 4 === 2 ? Math.tanh(value) : sigmoid(value)));
      const gate = (at: number, which: number): number => gates[Math.floor(at / h) * 4 * h + which * h + (at % h)];
      const next = c.map((value, at) => gate(at, 1) * value + gate(at, 0) * gate(at, 2));
      expectNear(get(N, gates.length), gates);
      expectNear(get(Y, 2 * B * h), [...next.map((value, at) => gate(at, 3) * Math.tanh(value)), ...next]);
      kernels.lstmCellGradient(G, N, C, Y, DP, DC, B, h);
      const dPre = new Array<number>(pre.length);
      const dC = next.map((value, at) => {
        const [i, f, candidate, o] = [0, 1, 2, 3].map((which) => gate(at, which));
        const t = Math.tanh(value);
        const s = g[at] * o * (1 - t * t) + g[B * h + at];
        const start = Math.floor(at / h) * 4 * h + (at % h);
        dPre[start] = s * candidate * i * (1 - i);
        dPre[start + h] = s * c[at] * f * (1 - f);
        dPre[start + 2 * h] = s * i * (1 - candidate * candidate);
        dPre[start + 3 * h] = g[at] * t * o * (1 - o);
        return s * f;
      });
      expectNear(get(DP, dPre.length), dPre);
      expectNear(get(DC, dC.length), dC);
    }
  });

  test('adam', () => {
    for (const n of lengths) {
      const [p, g, m] = [normal(n), normal(n), normal(n)];
      const v = normal(n).map(Math.abs);
      const [P, G, M, V] = [p, g, m, v].map((values) => put(values));
      const [lr, beta1, beta2, eps, correction1, correction2, decay] = [0.01, 0.9, 0.99, 1e-8, 0.19, 0.02, 0.1];
      kernels.adam(P, G, M, V, n, lr, beta1, beta2, eps, correction1, correction2, decay);
      const first = m.map((value, i) => beta1 * value + (1 - beta1) * g[i]);
      const second = v.map((value, i) => beta2 * value + (1 - beta2) * g[i] ** 2);
      expectNear(get(M, n), first);
      expectNear(get(V, n), second);
      const step = (i: number): number => (lr * first[i]) / correction1 / (Math.sqrt(second[i] / correction2) + eps);
      expectNear(
        get(P, n),
        p.map((value, i) => value - lr * decay * value - step(i)),
      );
    }
  });

  test('sgd with and without momentum', () => {
    for (const [momentum, dampening, nesterov, start] of [
      [0, 0, 0, 0],
      [0.9, 0, 0, 1],
      [0.9, 0.2, 0, 0],
      [0.9, 0, 1, 0],
      [0.9, 0, 1, 1],
    ]) {
      const n = 13;
      const [p, g] = [normal(n), normal(n)];
      const velocity = start ? new Array<number>(n).fill(NaN) : normal(n);
      const [P, G, V] = [p, g, velocity].map((values) => put(values));
      kernels.sgd(P, G, momentum ? V : 0, n, 0.1, momentum, dampening, 0.01, nesterov, start);
      const d = g.map((value, i) => value + 0.01 * p[i]);
      const now = d.map((value, i) => (start ? value : momentum * velocity[i] + (1 - dampening) * value));
      if (momentum) expectNear(get(V, n), now);
      const step = d.map((value, i) => (momentum === 0 ? value : nesterov ? value + momentum * now[i] : now[i]));
      expectNear(
        get(P, n),
        p.map((value, i) => value - 0.1 * step[i]),
      );
    }
  });
});
