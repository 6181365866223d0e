// The product's own TypeScript in Node, with its fastest kernels.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

/** @returns load(path) gives the module of a path such as /src/tensor/index.ts; `kernels` is what the engine runs on; close()
 *    when done */
export async function openEngine() {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    appType: 'custom',
    cacheDir: `${root}node_modules/.cache/scripts`,
    resolve: { alias: { '@': `${root}src` } },
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  const load = (path) => vite.ssrLoadModule(path);
  const { ready } = await load('/src/tensor/index.ts');
  const { backend, build, reason } = await ready({ load: (url) => readFile(url), megabytes: 2048 });
  const kernels = [backend, build, reason && `(${reason})`].filter(Boolean).join(' ');
  return { load, kernels, close: () => vite.close() };
}
