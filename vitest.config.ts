import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // Tests count and compare; a slow machine is no fault of theirs.
    testTimeout: 120_000,
  },
});
