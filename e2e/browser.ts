import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

export const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** Playwright's own Chromium when it was downloaded (undefined: Playwright finds it), else a system one. */
export function chromiumPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return existsSync(chromium.executablePath()) ? undefined : systemBrowsers.find((path) => existsSync(path));
}
