/** Nothing loads before it is needed: the budget of a chapter before the reader scrolls. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { chapters, figureIds } from './site';
import { expect, openFigure, openWhole, test } from './test';

// KB of JavaScript, gzip. A chapter opens with prose; the home page opens with a living figure, which is what it is for.
const budgets: readonly (readonly [string, number])[] = [
  ['', 80],
  ...chapters.map((slug) => [`${slug}/`, 60] as const),
];

/** Collects what the page loads: name → KB after gzip. */
function scriptsOf(page: Page): () => Promise<Map<string, number>> {
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? ''))
      bodies.set(response.url().split('/').at(-1)!, response.body());
  });
  return async () =>
    new Map(
      await Promise.all([...bodies].map(async ([name, body]) => [name, gzipSync(await body).length / 1024] as const)),
    );
}
const total = (sizes: Iterable<number>) => [...sizes].reduce((sum, size) => sum + size, 0);
const list = (sizes: Map<string, number>) => [...sizes].map(([name, size]) => `${name} ${size.toFixed(1)}`).join(', ');

for (const [path, budget] of budgets) {
  test(`${path || 'home'} transfers at most ${budget} KB of JavaScript before scrolling`, async ({ page }) => {
    const scripts = scriptsOf(page);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForTimeout(3000);
    const sizes = await scripts();
    test
      .info()
      .annotations.push({ type: 'size', description: `${path || 'home'}: ${total(sizes.values()).toFixed(1)} KB` });
    expect(total(sizes.values()), list(sizes)).toBeLessThanOrEqual(budget);
  });
}

test('each figure’s own code is lazy and at most 80 KB', async ({ browser, baseURL }) => {
  const loaded = new Map<string, Map<string, number>>();
  for (const id of figureIds) {
    const page = await browser.newPage({ baseURL });
    const scripts = scriptsOf(page);
    await openFigure(page, id);
    await page.waitForLoadState('networkidle');
    loaded.set(id, await scripts());
    await page.close();
  }
  // What every figure loads is the frame; the rest is its own.
  const frame = [...loaded.values()].map((sizes) => new Set(sizes.keys())).reduce((a, b) => a.intersection(b));
  for (const [id, sizes] of loaded) {
    const own = new Map([...sizes].filter(([name]) => !frame.has(name)));
    test
      .info()
      .annotations.push({ type: 'size', description: `${id}: ${total(own.values()).toFixed(1)} KB of its own` });
    expect(total(own.values()), `${id}: ${list(own)}`).toBeLessThanOrEqual(80);
  }
});

test('no page asks for the kernels before a figure trains', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/(relaxed|simd)[^/]*\.wasm$|\.worker[^/]*\.js$/.test(request.url())) asked.push(request.url());
  });
  for (const path of ['', ...chapters.map((slug) => `${slug}/`), 'engine/']) await openWhole(page, path);
  expect(asked).toEqual([]);
});
