/** Which backend computes. The page starts with plain TypeScript, as the server did; a worker that trains awaits ready(). */

import { accelerator } from './accelerator';

export interface Backend {
  backend: 'wasm' | 'typescript';
  /** which build of the kernels runs: with fused multiply-add, or with plain 128-bit SIMD */
  build: 'relaxed' | 'simd' | null;
  /** why it is TypeScript, in a sentence */
  reason?: string;
}

export interface ReadyOptions {
  /** reads a file of the engine; default fetch. In Node: `(url) => readFile(url)` */
  load?: (url: URL) => Promise<BufferSource>;
  /** megabytes reserved for tensors, default 512; untouched ones cost nothing */
  megabytes?: number;
  /** take this build instead of the best one that runs here */
  build?: 'relaxed' | 'simd';
}

const typescript = (reason?: string): Backend => ({ backend: 'typescript', build: null, ...(reason && { reason }) });

let current: Backend = typescript();

/** What computes now. */
export const backend = (): Backend => current;

/** Back to plain TypeScript. Tensors in the memory of the other backend can still be read. */
export function useTypescript(): Backend {
  accelerator.current = null;
  current = typescript();
  return current;
}

/** Loads the WebAssembly kernels and computes with them from now on. Where that is not possible the engine stays with plain
 *  TypeScript and the report says why: nothing fails, it is only slower.
 *  @returns what computes */
export async function ready({ load = fetched, megabytes = 512, build }: ReadyOptions = {}): Promise<Backend> {
  if (current.backend === 'wasm' && (!build || build === current.build)) return current;
  try {
    const { start } = await import('./wasm/start');
    const started = await start(load, megabytes, build);
    accelerator.current = started.accelerator;
    current = { backend: 'wasm', build: started.build };
  } catch (error) {
    accelerator.current = null;
    current = typescript(error instanceof Error ? error.message : String(error));
  }
  return current;
}

async function fetched(url: URL): Promise<BufferSource> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response.arrayBuffer();
}
