// usage: npm run bench [-- --quick] [-- --only=matmul] [-- --node | --browser] [-- --markdown=file.md]
// Bundles the bench twice, for Node and for a page, and hands over to main.ts.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const shared = {
  root: here,
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@': fileURLToPath(new URL('../src', import.meta.url)) } },
};
await build({
  ...shared,
  build: {
    ssr: true,
    outDir: 'dist/node',
    emptyOutDir: true,
    target: 'esnext',
    rollupOptions: { input: { main: `${here}main.ts`, node: `${here}node.ts` } },
  },
});
await build({
  ...shared,
  base: './',
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'esnext',
    assetsInlineLimit: 0,
    rollupOptions: { input: `${here}page.html` },
  },
});
const { main } = await import('./dist/node/main.js');
await main(here, process.argv.slice(2));
