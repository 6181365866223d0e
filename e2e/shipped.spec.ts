/** Every figure that runs the trained GPT, found by listing: the model comes when it is asked for, once, and then it answers. */
import { globSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { gallery } from './site';
import { description, expect, forgive, nonsense, openFigure, test } from './test';

const ids = [
  ...new Set(
    globSync('src/widgets/*/*.svelte')
      .filter((file) => readFileSync(file, 'utf8').includes('<LoadModel'))
      .map((file) => file.split('/').at(-2)!),
  ),
].sort();

const load = (figure: Locator) => figure.getByRole('button', { name: /^(Load the model|Retry)/ });
const isModel = (url: string) => url.includes('/models/');

/** The figure in the first of its states that needs the model: some have others. */
async function openWaiting(page: Page, id: string): Promise<Locator> {
  const links = ['', ...gallery.find((row) => row.id === id)!.presets.map((preset) => `${id}=v1;preset=${preset.id}`)];
  for (const link of links) {
    const figure = await openFigure(page, id, link);
    await page.waitForLoadState('networkidle'); // the offer may be code of its own
    if (await load(figure).isVisible()) return figure;
  }
  throw new Error(`${id} can load the model and offers it in no preset`);
}

test('some figures run the model', () => expect(ids.length).toBeGreaterThan(3));

for (const id of ids) {
  test(`${id} loads the model when asked, answers with it, and keeps it`, async ({ page, troubles }) => {
    const asked: string[] = [];
    page.on('request', (request) => isModel(request.url()) && asked.push(request.url()));
    const figure = await openWaiting(page, id);
    const before = await description(figure);
    expect(asked).toEqual([]);

    const begun = Date.now();
    await load(figure).click();
    await expect(load(figure)).toHaveCount(0);
    await expect.poll(() => description(figure)).not.toBe(before);
    test.info().annotations.push({ type: 'from click to answer', description: `${Date.now() - begun} ms` });
    expect(asked.length).toBe(1);
    expect(await nonsense(figure)).toEqual([]);
    expect(troubles).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).include(`[id="${id}"]`).analyze();
    expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]!.html}`)).toEqual([]);

    const again = await openWaiting(page, id);
    await load(again).click();
    await expect(load(again)).toHaveCount(0);
    expect(asked.length, 'the browser keeps the file').toBe(1);
  });
}

test('a model that does not arrive, or is none, is said in a sentence, and Retry brings it', async ({
  page,
  troubles,
}) => {
  const id = ids[0]!;
  await page.route(isModelUrl, (route) => route.abort());
  const figure = await openWaiting(page, id);
  await load(figure).click();
  await expect(figure.getByRole('alert')).toHaveText('The model did not arrive: the connection is gone.');
  await page.unroute(isModelUrl);
  await page.route(isModelUrl, (route) => route.fulfill({ status: 503, body: '' }));
  await load(figure).click();
  await expect(figure.getByRole('alert')).toHaveText('The server answered 503 instead of the model.');
  await page.unroute(isModelUrl);
  forgive(troubles, /Failed to load resource/);
  await load(figure).click();
  await expect(load(figure)).toHaveCount(0);
});

const isModelUrl = (url: URL) => isModel(url.pathname);
