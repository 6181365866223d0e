import { defineConfig, devices } from '@playwright/test';
import { chromiumPath } from './e2e/browser.ts';

const port = Number(process.env.E2E_PORT ?? 5399);
const launchOptions = {
  executablePath: chromiumPath(),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};
const serve = (port: number, base: string, outDir: string) => ({
  command: `node scripts/serve.mjs --port ${port}`,
  url: `http://127.0.0.1:${port}${base}`,
  env: { BASE: base, OUT_DIR: outDir },
  reuseExistingServer: false,
});

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    ...devices['Desktop Chrome'],
    channel: undefined,
    launchOptions,
    baseURL: `http://127.0.0.1:${port}/`,
    screenshot: 'only-on-failure', // a trace snapshots the whole chapter at every click
    // Smooth scrolling makes every click wait; the fuzz test runs with motion.
    contextOptions: { reducedMotion: 'reduce' },
  },
  // The site at the root, and the same site under a sub-path.
  webServer: [serve(port, '/', 'dist'), serve(port + 1, '/course/', 'dist-course')],
});
