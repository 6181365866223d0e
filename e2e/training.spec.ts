/** One figure that trains, closely: its buttons, its seed, its dials, and what a reader sees when something is in the way. */
import type { Locator, Page } from '@playwright/test';
import { expect, forgive, openFigure, test } from './test';

const id = 'xor-training';
const full = `${id}=v1;pace=full`;

const run = (figure: Locator) => figure.locator('.run');
const press = (figure: Locator, name: string) => run(figure).getByRole('button', { name, exact: true }).click();
const isIn = (figure: Locator, status: string, timeout = 30_000) =>
  expect(run(figure)).toHaveAttribute('data-status', status, { timeout });
const step = async (figure: Locator) => Number(await run(figure).getAttribute('data-step-made'));
const loss = async (figure: Locator) => Number(await figure.locator('.head [data-value]').getAttribute('data-value'));
const curve = (figure: Locator) => figure.locator('path[data-role="loss"]').getAttribute('d');
const passes = (figure: Locator, steps: number) => expect.poll(() => step(figure)).toBeGreaterThan(steps);

async function countLongTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const seen: number[] = ((window as unknown as { longTasks: number[] }).longTasks = []);
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  return () => page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
}

test('Start trains in a worker on the kernels: the loss falls below 0.05, and the page stays free', async ({
  page,
}) => {
  const figure = await openFigure(page, id);
  const before = await loss(figure);
  const untrained = await curve(figure);
  const longTasks = await countLongTasks(page);
  await press(figure, 'Start');
  await passes(figure, 40);
  expect(await curve(figure), 'the curve grows while it trains').not.toBe(untrained);
  await isIn(figure, 'done');
  expect(await step(figure)).toBe(600);
  expect(before).toBeGreaterThan(0.5);
  expect(await loss(figure)).toBeLessThan(0.05);
  await expect(figure.getByText('right side of ½')).toHaveCount(4);
  await expect(run(figure)).toContainText(/Backend: wasm \((relaxed )?SIMD\), in a worker/);
  const long = await longTasks();
  test.info().annotations.push({
    type: 'long tasks',
    description: `${long.length} of more than 50 ms while training${long.length ? `: ${long.map(Math.round).join(', ')} ms` : ''}`,
  });
});

test('nothing starts by itself, nor from a link', async ({ page }) => {
  for (const link of ['', `${id}=v1;preset=two-units`, `${id}=v1;hidden=2;seed=2;pace=full`]) {
    const figure = await openFigure(page, id, link);
    await page.waitForTimeout(300);
    expect(page.workers()).toEqual([]);
    await isIn(figure, 'idle');
    expect(await step(figure)).toBe(0);
  }
});

test('Pause holds the step, One step makes one, Resume goes on, Stop ends it', async ({ page }) => {
  const figure = await openFigure(page, id, `${id}=v1;steps=2000`);
  await press(figure, 'Start');
  await passes(figure, 20);
  await press(figure, 'Pause');
  await isIn(figure, 'paused');
  const held = await step(figure);
  await page.waitForTimeout(600);
  expect(await step(figure)).toBe(held);
  await press(figure, 'One step');
  await expect.poll(() => step(figure)).toBe(held + 1);
  await page.waitForTimeout(300);
  await isIn(figure, 'paused');
  expect(await step(figure)).toBe(held + 1);
  await press(figure, 'Resume');
  await passes(figure, held + 20);
  await press(figure, 'Stop');
  await isIn(figure, 'idle', 500);
  const stopped = await step(figure);
  await expect(run(figure)).toContainText(/Stopped after [\d,]+ of 2,000 steps/);
  await page.waitForTimeout(400);
  expect((await step(figure)) - stopped, 'its last picture may still arrive').toBeLessThanOrEqual(4);
});

test('the same seed draws the same curve at any pace, the next seed another', async ({ page }) => {
  const figure = await openFigure(page, id, `${id}=v1;steps=200`);
  await press(figure, 'Start');
  await isIn(figure, 'done');
  const first = await curve(figure);
  await press(figure, 'Start again');
  await passes(figure, 0);
  await isIn(figure, 'done');
  expect(await curve(figure)).toBe(first);
  await figure.getByText('full speed', { exact: true }).click();
  await press(figure, 'Start again');
  await isIn(figure, 'done');
  expect(await curve(figure)).toBe(first);
  await press(figure, 'Next seed');
  await expect.poll(() => curve(figure)).not.toBe(first);
  await isIn(figure, 'done');
  await expect(figure).toHaveAttribute('data-link', /seed=2/);
  expect(await curve(figure)).not.toBe(first);
});

test('one unit stays above its bound, two from seed 2 are stuck, too large a rate never settles: each says so', async ({
  page,
}) => {
  const figure = await openFigure(page, id, `${full};preset=one-unit`);
  await figure.getByText('full speed', { exact: true }).click();
  await expect(figure.locator('.notice')).toContainText('0.477');
  await press(figure, 'Start');
  await isIn(figure, 'done');
  expect(await loss(figure)).toBeGreaterThan(0.477);
  for (const [preset, least] of [
    ['Stuck', 0.3],
    ['Too large a rate', 1],
  ] as const) {
    await figure.getByRole('button', { name: preset, exact: true }).click();
    await isIn(figure, 'idle');
    await figure.getByText('full speed', { exact: true }).click();
    await press(figure, 'Start');
    await isIn(figure, 'done');
    expect(await loss(figure), preset).toBeGreaterThan(least);
  }
});

test('a dial turned during a run stops it with a note; the pace may be turned; Reset clears', async ({ page }) => {
  const figure = await openFigure(page, id, `${id}=v1;steps=2000`);
  const first = await curve(figure);
  await press(figure, 'Start');
  await passes(figure, 10);
  await figure.getByText('full speed', { exact: true }).click();
  await isIn(figure, 'done');
  await figure.getByText('to watch', { exact: true }).click();
  expect(await step(figure)).toBe(2000);

  await press(figure, 'Start again');
  await passes(figure, 10);
  await figure.getByRole('slider', { name: 'Hidden units' }).press('ArrowRight');
  await isIn(figure, 'idle', 500);
  await expect(run(figure)).toContainText(/The dials changed, so the run stopped after \d+ steps\./);
  expect(await step(figure), 'the picture is that of the new dials').toBe(0);

  await press(figure, 'Start');
  await passes(figure, 10);
  await figure.getByRole('button', { name: 'Reset', exact: true }).click();
  await isIn(figure, 'idle', 500);
  expect(await step(figure)).toBe(0);
  await figure.getByRole('slider', { name: 'Steps', exact: true }).fill('2000');
  expect(await curve(figure)).toBe(first);
});

test('far out of sight it pauses and says so', async ({ page }) => {
  const figure = await openFigure(page, id, `${id}=v1;steps=2000`);
  await page.evaluate(() => document.body.style.setProperty('padding-block-end', '500vh'));
  await press(figure, 'Start');
  await passes(figure, 10);
  await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
  await isIn(figure, 'paused');
  await expect(run(figure)).toContainText('Paused while the figure was out of sight.');
  await press(figure, 'Resume');
  await passes(figure, (await step(figure)) + 10);
});

test('a worker that cannot be loaded gives a sentence, and Retry works', async ({ page, troubles }) => {
  const figure = await openFigure(page, id, full);
  await page.route('**/tasks.worker*', (route) => route.abort());
  await press(figure, 'Start');
  await isIn(figure, 'failed');
  await expect(run(figure)).toContainText('The training code could not be loaded. Check the connection, then retry.');
  await page.unroute('**/tasks.worker*');
  await press(figure, 'Retry');
  await isIn(figure, 'done');
  expect(await loss(figure)).toBeLessThan(0.05);
  await expect(run(figure).getByRole('button', { name: 'Retry' })).toHaveCount(0);
  forgive(troubles, /ERR_FAILED/);
});

test('a worker that crashes while it trains gives a sentence, and Retry starts again', async ({ page, troubles }) => {
  const figure = await openFigure(page, id, `${id}=v1;steps=2000`);
  await page.route('**/tasks.worker*', async (route) => {
    const response = await route.fetch();
    const crash = ';setTimeout(() => { throw new Error("injected"); }, 1500);';
    await route.fulfill({ response, body: (await response.text()) + crash });
  });
  await press(figure, 'Start');
  await passes(figure, 10);
  await isIn(figure, 'failed');
  await expect(run(figure)).toContainText('Training broke off unexpectedly.');
  expect(await step(figure), 'its last picture stands').toBeGreaterThan(10);
  await page.unroute('**/tasks.worker*');
  await press(figure, 'Retry');
  await passes(figure, 10);
  await isIn(figure, 'running');
  await press(figure, 'Stop');
  forgive(troubles, /injected/);
});

test('in a frame without an origin of its own it trains in slices on the page', async ({ page, baseURL }) => {
  await page.goto('404.html');
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    Object.assign(frame, { src, width: '1000', height: '900' });
    document.body.prepend(frame);
  }, `${baseURL}embed/${id}/#${full}`);
  const figure = page.frameLocator('iframe').locator(`[id="${id}"]`);
  await expect(figure).toHaveAttribute('data-alive', '');
  await press(figure, 'Start');
  await isIn(figure, 'done', 60_000);
  expect(await loss(figure)).toBeLessThan(0.05);
  await expect(run(figure)).toContainText('Backend: typescript, in slices on this page');
});

test.describe('under /course/', () => {
  const port = Number(process.env.E2E_PORT ?? 5399) + 1;
  test.use({ baseURL: `http://127.0.0.1:${port}/course/` });

  test('the worker and the kernels are found', async ({ page }) => {
    const figure = await openFigure(page, id, full);
    await press(figure, 'Start');
    await isIn(figure, 'done');
    await expect(run(figure)).toContainText('Backend: wasm');
    expect(await loss(figure)).toBeLessThan(0.05);
  });
});
