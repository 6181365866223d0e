/** Before every file of records: the engine starts on the backend the test project is named after, or the file fails. */

import { inject } from 'vitest';
import { backend, ready } from '@/tensor';

declare module 'vitest' {
  interface ProvidedContext {
    backend: 'typescript' | 'wasm';
  }
}

const inBrowser = 'document' in globalThis;
const readFile = async (url: URL) => (await import('node:fs/promises')).readFile(url);

const wanted = inject('backend');
if (wanted === 'wasm') await ready(inBrowser ? {} : { load: readFile });

const { backend: actual, reason = 'nothing else was asked for' } = backend();
if (actual !== wanted) {
  throw new Error(
    `These records are for the ${wanted} backend, but the engine runs on ${actual}: ${reason}. ` +
      'If the kernels are missing, npm run kernels builds them.',
  );
}
