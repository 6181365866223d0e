/** Nothing loads before it is needed: the budget of a chapter before the reader scrolls. */
import { gzipSync } from 'node:zlib';
import { chapters } from './site';
import { expect, test } from './test';

// KB of JavaScript, gzip. A chapter opens with prose; the home page opens with a living figure, which is what it is for.
const budgets: readonly (readonly [string, number])[] = [
  ['', 80],
  ...chapters.map((slug) => [`${slug}/`, 60] as const),
];

for (const [path, budget] of budgets) {
  test(`${path || 'home'} transfers at most ${budget} KB of JavaScript before scrolling`, async ({ page }) => {
    const scripts = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      if (/javascript/.test(response.headers()['content-type'] ?? '')) scripts.set(response.url(), response.body());
    });
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForTimeout(3000);
    const sizes = await Promise.all(
      [...scripts].map(async ([url, body]) => [url.split('/').at(-1), gzipSync(await body).length] as const),
    );
    const total = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1024;
    test.info().annotations.push({ type: 'size', description: `${path || 'home'}: ${total.toFixed(1)} KB` });
    expect(total, sizes.map(([name, bytes]) => `${name} ${bytes}`).join(', ')).toBeLessThanOrEqual(budget);
  });
}
