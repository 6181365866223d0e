/** Every figure that trains, found by listing: it starts by a click, leaves the page free, and ends when it is told to. */
import { globSync, readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { gallery } from './site';
import { expect, forgive, openFigure, test } from './test';

const ids = [
  ...new Set(
    globSync('src/widgets/*/*.svelte')
      .filter((file) => readFileSync(file, 'utf8').includes('<RunControls'))
      .map((file) => file.split('/').at(-2)!),
  ),
].sort();

const run = (figure: Locator) => figure.locator('[data-step-made]');
const press = (figure: Locator, name: string) => run(figure).getByRole('button', { name, exact: true }).click();
const status = async (figure: Locator) => (await run(figure).getAttribute('data-status'))!;
const step = async (figure: Locator) => Number(await run(figure).getAttribute('data-step-made'));
const hasBegun = (figure: Locator) => expect.poll(() => step(figure), { timeout: 30_000 }).toBeGreaterThan(0);

/** The figure in the first of its states in which it can train: some train in one of their views only. */
async function openTraining(page: Page, id: string): Promise<Locator> {
  const links = ['', ...gallery.find((row) => row.id === id)!.presets.map((preset) => `${id}=v1;preset=${preset.id}`)];
  for (const link of links) {
    const figure = await openFigure(page, id, link);
    if (await run(figure).isVisible()) return figure;
  }
  throw new Error(`${id} holds the buttons of a training and shows them in no preset`);
}

test('some figures train', () => expect(ids.length).toBeGreaterThan(5));

for (const id of ids) {
  test.describe(id, () => {
    test.skip(id === 'bpe-animator', 'it trains on a text of the reader’s own: texts.spec.ts');

    test('nothing starts by itself; Start works in a worker and leaves the page free', async ({ page }) => {
      const figure = await openTraining(page, id);
      await page.waitForTimeout(300);
      expect(await status(figure)).toBe('idle');
      expect(page.workers()).toEqual([]);

      await press(figure, 'Start');
      await hasBegun(figure);
      expect(page.workers().length).toBe(1);
      const long = await page.evaluate(
        () =>
          new Promise<number[]>((done) => {
            const seen: number[] = [];
            new PerformanceObserver((list) => seen.push(...list.getEntries().map((task) => task.duration))).observe({
              type: 'longtask',
            });
            setTimeout(() => done(seen), 2000);
          }),
      );
      test.info().annotations.push({
        type: 'long tasks',
        description: `${long.length} of more than 50 ms in 2 s: ${long.map(Math.round).join(', ')}`,
      });
      // Other tests share the cores; a page that computed itself would have no moment free.
      const busy = long.reduce((sum, duration) => sum + duration, 0);
      expect(busy, 'ms of 2,000 in tasks of more than 50 ms while it trains').toBeLessThan(600);
    });

    test('Stop ends it within a fifth of a second, and leaving the page ends its worker', async ({ page }) => {
      const figure = await openTraining(page, id);
      await press(figure, 'Start');
      await hasBegun(figure);
      await press(figure, 'Stop');
      await page.waitForTimeout(200);
      expect(['idle', 'done']).toContain(await status(figure));
      const stopped = await step(figure);
      await page.waitForTimeout(500);
      expect(await step(figure), 'steps after the stop').toBe(stopped);

      await press(figure, 'Start again');
      await hasBegun(figure);
      await page.evaluate(() => dispatchEvent(new Event('pagehide')));
      await expect.poll(() => page.workers().length).toBe(0);
    });

    test('far out of sight it pauses', async ({ page }) => {
      const figure = await openTraining(page, id);
      await page.evaluate(() => document.body.style.setProperty('padding-block-end', '500vh'));
      await press(figure, 'Start');
      await hasBegun(figure);
      await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
      await expect.poll(() => status(figure)).toMatch(/^(paused|done)$/);
      if ((await status(figure)) === 'paused')
        await expect(run(figure)).toContainText('Paused while the figure was out of sight.');
    });

    test('a worker that dies says so, and Retry starts again', async ({ page, troubles }) => {
      const figure = await openTraining(page, id);
      const dies = 'onmessage = () => setTimeout(() => { throw new Error("injected"); });';
      await page.route('**/tasks.worker*', (route) => route.fulfill({ contentType: 'text/javascript', body: dies }));
      await press(figure, 'Start');
      await expect(run(figure)).toHaveAttribute('data-status', 'failed');
      await expect(run(figure).getByRole('button', { name: 'Retry' })).toBeVisible();
      await page.unroute('**/tasks.worker*');
      await press(figure, 'Retry');
      await hasBegun(figure);
      forgive(troubles, /injected/);
    });
  });
}

test('a link to a finished race and one click on Start give the same curves', async ({ page }) => {
  const link = 'dyck-lab=v1;sequences=1000;seed=7;hidden=20';
  const curves: string[][] = [];
  for (let time = 0; time < 2; time++) {
    const figure = await openFigure(page, 'dyck-lab', link);
    await press(figure, 'Start');
    await expect(run(figure)).toHaveAttribute('data-status', 'done', { timeout: 60_000 });
    expect(await figure.getAttribute('data-link')).toContain('seed=7');
    curves.push(await figure.locator('svg path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')!)));
  }
  expect(curves[0]!.length).toBeGreaterThan(8);
  expect(curves[1]).toEqual(curves[0]);
});
