/** The rate no matrix product can pass: the kernels' own loop of multiply–adds on registers. */

import type { Place, Roof } from '../engine';

const files = {
  relaxed: new URL('../../src/tensor/wasm/build/relaxed.wasm', import.meta.url),
  simd: new URL('../../src/tensor/wasm/build/simd.wasm', import.meta.url),
};
const iterations = 100_000;

export async function roof(build: keyof typeof files, { load = fetched }: Place): Promise<Roof> {
  const module = await WebAssembly.compile(await load(files[build]));
  const memory = new WebAssembly.Memory({ initial: 16, maximum: 65536 });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory, abort: () => undefined } });
  const { fmaPeak, fmaPeakFlops } = exports as Record<string, (count?: number) => number>;
  return { once: () => void fmaPeak(iterations), flops: fmaPeakFlops() * iterations };
}

const fetched = async (url: URL): Promise<BufferSource> => (await fetch(url)).arrayBuffer();
