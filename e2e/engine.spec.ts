/** The engine's own pages: every public name, its source, and the tape that can be typed. */
import { readFileSync } from 'node:fs';
import { html, pages } from './site';
import { description, expect, hydrated, nonsense, openFigure, test } from './test';

/** Read another way than the page reads them: names in braces of index.ts, and lines of the methods that look like one. */
const exported = [...readFileSync('src/tensor/index.ts', 'utf8').matchAll(/^export (?:type )?\{([^}]*)\}/gm)]
  .flatMap(([, names]) => names!.split(','))
  .map((name) => name.trim().replace(/^type /, ''))
  .filter((name) => name !== '' && name !== 'Tensor');
const methods = ['elementwise', 'reduce', 'movement', 'network', 'loss'].flatMap((family) =>
  [
    ...readFileSync(`src/tensor/methods/${family}.ts`, 'utf8').matchAll(
      /^ {2}([a-zA-Z]\w*)(?:<[^>]*>)?\(this: Tensor/gm,
    ),
  ].map(([, name]) => name!),
);

test('the engine’s page lists every public name, with words and a link to its line', () => {
  const page = html('engine/');
  expect(exported.length).toBeGreaterThan(20);
  expect(methods.length).toBeGreaterThan(60);
  for (const id of [...exported, ...methods.map((name) => `Tensor.${name}`)])
    expect(page, id).toContain(`data-entry="${id}"`);
  expect(pages.filter((path) => path.startsWith('engine/source/')).length).toBeGreaterThan(4);
});

test('a function leads to its line in the source', async ({ page }) => {
  await page.goto('engine/');
  await page.locator('[data-entry="Tensor.softmax"] .file').click();
  await expect(page.locator('.line:target')).toContainText('softmax(this: Tensor');
});

test('the tour shows the derivative of softmax as it stands in the source', async ({ page }) => {
  await page.goto('engine/');
  const shown = await page.locator('section[aria-labelledby="about-derivatives"] pre').innerText();
  const source = readFileSync('src/tensor/derivatives/softmax.ts', 'utf8');
  for (const line of shown.split('\n')) expect(source).toContain(line.trim());
});

test('the tape is walked forward, then backward, and a name read twice adds up', async ({ page }) => {
  const figure = await openFigure(page, 'autograd-tape');
  await figure.getByRole('button', { name: 'inputs', exact: true }).click();
  await expect(figure.getByRole('button', { name: /^L 51/ })).toHaveCount(0);
  const forward = figure.getByRole('button', { name: 'Step forward' });
  for (let i = 0; i < 4; i++) await forward.click();
  await expect(figure.getByRole('button', { name: /^L 51: where from/ })).toBeVisible();
  await expect(figure.getByRole('button', { name: /^dL\// })).toHaveCount(0);
  for (let i = 0; i < 2; i++) await forward.click();
  await expect(figure.getByRole('button', { name: /^dL\/da 1: where from/ })).toBeVisible();
  await expect(figure.getByText('so far: 1 of 2 parts')).toBeVisible();
  for (let i = 0; i < 3; i++) await forward.click();
  await figure.getByRole('button', { name: /^dL\/da 43: where from/ }).click();
  await expect(figure.getByRole('group', { name: 'Where this number comes from' })).toContainText('43');
  await expect(figure.getByText('1 + 42 = 43', { exact: false }).first()).toBeVisible();
});

test('a formula that cannot be used gets a sentence and leaves the tape as it was', async ({ page }) => {
  const figure = await openFigure(page, 'autograd-tape');
  const field = figure.getByRole('textbox', { name: 'L =' });
  await field.fill('a * b');
  const words = await description(figure);
  expect(words).toContain('L = a * b');
  for (const typed of [
    '',
    'a * q',
    'a *',
    'import("x")',
    'constructor.constructor("alert(1)")()',
    '[1, 2]',
    'a = 1',
    '((((',
    '<img src=x onerror=alert(1)>',
    'x'.repeat(10_000),
    '('.repeat(150) + 'a' + ')'.repeat(150),
    'a + a + a + a + a + a + a + a + a + a + a + a + a + a',
    '👩‍👩‍👧‍👦',
  ]) {
    await field.fill(typed);
    await expect(figure.locator('.problem'), typed.slice(0, 40)).toContainText(/\w.*\. The tape below/);
    expect(await description(figure), typed.slice(0, 40)).toBe(words);
    expect(await nonsense(figure)).toEqual([]);
  }
  await field.fill('a * b + c');
  await expect(figure.locator('.problem')).toBeEmpty();
  expect(await description(figure)).toContain('L = a * b + c');
});

test('a formula from a link is read as carefully', async ({ page }) => {
  const figure = await openFigure(page, 'autograd-tape', `autograd-tape=v1;formula=${encodeURIComponent('alert(1)')}`);
  await expect(figure.locator('.notice span').first()).toContainText('Unknown function alert at character 1');
  await hydrated(page);
});
