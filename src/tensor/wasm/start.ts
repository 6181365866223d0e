import { wasmAccelerator, type WasmAccelerator } from './accelerator';
import { build as buildMachine, type Machine } from './machine';

export type Build = 'relaxed' | 'simd';

const files: Record<Build, URL> = {
  relaxed: new URL('./build/relaxed.wasm', import.meta.url),
  simd: new URL('./build/simd.wasm', import.meta.url),
};

/** Addresses stay below 2³¹: they are whole numbers that JavaScript can shift. */
const mostMegabytes = 2047;

/** Loads the kernels. @throws Error with a sentence when this machine cannot run them */
export async function start(
  load: (url: URL) => Promise<BufferSource>,
  megabytes: number,
  wanted?: Build,
): Promise<{ accelerator: WasmAccelerator; build: Build }> {
  if (typeof WebAssembly === 'undefined') throw new Error('WebAssembly is switched off here');
  const build = wanted ?? (runs(relaxedMadd) ? 'relaxed' : 'simd');
  if (!runs(build === 'relaxed' ? relaxedMadd : simdSplat)) throw new Error(`no ${build} SIMD here`);
  const module = await WebAssembly.compile(await load(files[build]));
  return { accelerator: wasmAccelerator(reserve(module, Math.min(megabytes, mostMegabytes))), build };
}

/** A machine with as much memory as this device lets us reserve, at least 64 megabytes or what was asked for.
 *  @throws RangeError when it does not even give that */
function reserve(module: WebAssembly.Module, megabytes: number): Machine {
  try {
    return buildMachine(module, megabytes * 2 ** 20);
  } catch (error) {
    if (megabytes < 128 || !(error instanceof RangeError)) throw error;
    return reserve(module, megabytes / 2);
  }
}

/** A module with one function () -> v128 of these instructions. */
const moduleOf = (...instructions: number[]): Uint8Array<ArrayBuffer> => {
  const body = [0, ...instructions, 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0], // magic, version
    ...[1, 5, 1, 0x60, 0, 1, 0x7b], // types: () -> v128
    ...[3, 2, 1, 0], // functions: one of type 0
    ...[10, body.length + 2, 1, body.length, ...body], // code
  ]);
};
const zero = [0x43, 0, 0, 0, 0, 0xfd, 0x13]; // f32.const 0, f32x4.splat
const simdSplat = moduleOf(...zero);
const relaxedMadd = moduleOf(...zero, ...zero, ...zero, 0xfd, 0x85, 0x02);

const runs = (module: Uint8Array<ArrayBuffer>): boolean => WebAssembly.validate(module);
