import { resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import playwrightConfig from './playwright.config.ts';
import { courseProsePlugin } from './src/site/build/course-prose.mjs';
import { modelFactsPlugin } from './src/site/build/model-facts.mjs';

const here = import.meta.dirname;
const records = resolve(process.env.FIXTURES_DIR ?? 'src/golden');
const backends = ['typescript', 'wasm'] as const;

const golden = {
  include: ['src/golden/**/*.test.ts'],
  setupFiles: ['src/golden/backend.ts'],
  isolate: false, // one start of the engine, not one a file
};

export default defineConfig({
  plugins: [courseProsePlugin(), modelFactsPlugin()],
  resolve: { alias: { '@': resolve(here, 'src'), 'golden-records': records } },
  server: { fs: { allow: [here, records] } },
  test: {
    environment: 'node',
    globalSetup: 'scripts/kernels-first.mjs',
    // Tests count and compare; a slow machine is no fault of theirs.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'bench/*.test.ts'],
          exclude: [...configDefaults.exclude, 'src/golden/**'],
        },
      },
      ...backends.map((backend) => ({
        extends: true as const,
        test: { ...golden, name: `golden node ${backend}`, provide: { backend } },
      })),
      {
        extends: true,
        test: {
          ...golden,
          name: 'golden chromium',
          browser: {
            enabled: true,
            provider: playwright({ launchOptions: playwrightConfig.use?.launchOptions }),
            instances: backends.map((backend) => ({
              browser: 'chromium' as const,
              name: `golden chromium ${backend}`,
              provide: { backend },
            })),
            headless: true,
            ui: false,
            screenshotFailures: false,
            traceView: 'off',
          },
        },
      },
    ],
  },
});
