import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { build, type Rolldown } from 'vite';

const here = import.meta.dirname;
const gzipped = (bytes: string | Uint8Array) => gzipSync(bytes, { level: 9 }).length;

test('the engine and one build of its kernels are at most 40 KB, compressed', async () => {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: `${here}/index.ts`, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const script = chunks.reduce((sum, { code }) => sum + gzipped(code), 0);
  const kernels = gzipped(await readFile(`${here}/wasm/build/relaxed.wasm`));
  expect(script).toBeGreaterThan(10_000);
  expect(kernels).toBeGreaterThan(3_000);
  expect(script + kernels).toBeLessThanOrEqual(40_000);
  // what a page loads that only computes in TypeScript
  const start = chunks.find(({ isEntry }) => isEntry)!;
  expect(start.imports.concat(start.code).join().includes('WebAssembly.compile'), 'kernels are loaded later').toBe(
    false,
  );
});
