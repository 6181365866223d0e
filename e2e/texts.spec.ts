/** Texts of the reader's own, from a file of a book's length to a file that is no text; and tokenizers that are fetched when asked for. */
import type { Locator } from '@playwright/test';
import { expect, openFigure, test } from './test';

const book = (characters: number): Buffer => {
  const words = ['encoder', 'decoder', 'low', 'lower', 'newest', 'widest', 'tiger', 'thirsty', 'because', 'the'];
  let text = '';
  for (let i = 0; text.length < characters; i++) text += `${words[(i * i + 3 * i) % 10]}${(i * 7919) % 1013} `;
  return Buffer.from(text.slice(0, characters));
};
const give = (figure: Locator, name: string, buffer: Buffer) =>
  figure.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });

test('a million characters from a file train 2,048 merges in a worker; the link leaves the text out and says so', async ({
  page,
}) => {
  const figure = await openFigure(page, 'bpe-animator', 'bpe-animator=v1;merges=2048;pretokeniser=gpt2;base=bytes');
  await give(figure, 'book.txt', book(1_000_000));
  await expect(figure.locator('.held')).toContainText('1,000,000 characters');
  const run = figure.locator('.run');
  expect(page.workers()).toEqual([]);
  await run.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(run).toHaveAttribute('data-status', 'done', { timeout: 30_000 });
  expect(page.workers()).toHaveLength(1);
  await expect(figure).toHaveAttribute('data-steps', '2049');

  await figure.getByRole('slider', { name: 'Steps' }).press('End');
  await expect(figure).toHaveAttribute('data-step', '2048');
  await figure.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(figure.locator('.share')).toContainText('too long for a link');
  expect((await figure.locator('.share textarea').inputValue()).length).toBeLessThan(4096);
});

test('a file that is no UTF-8, and one that is too long, get a sentence and change nothing', async ({ page }) => {
  const figure = await openFigure(page, 'bpe-animator');
  const before = await figure.getAttribute('data-link');
  const problem = figure.locator('.problem');
  await give(figure, 'café.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]));
  await expect(problem).toHaveText(
    '“café.txt” is not UTF-8 text: the byte E9 at position 3 is not part of a character. Save it as UTF-8 and try again.',
  );
  await give(figure, 'long.txt', book(1_000_001));
  await expect(problem).toContainText('at most 1,000,000 are read');
  expect(await figure.getAttribute('data-link')).toBe(before);
  await give(figure, 'short.txt', Buffer.from('low lower lowest'));
  await expect(problem).toBeEmpty();
  await expect(figure.getByRole('textbox', { name: 'Text to learn from' })).toHaveValue('low lower lowest');
});

test('a tokenizer is fetched when it is asked for, not by a link; a fetch that fails can be tried again', async ({
  page,
  troubles,
}) => {
  const lists: string[] = [];
  page.on('request', (request) => /_base/.test(request.url()) && lists.push(request.url()));
  const figure = await openFigure(page, 'tokenizer-compare', 'tokenizer-compare=v1;shown=1;scheme=gpt2');
  await page.waitForLoadState('networkidle');
  expect(lists).toEqual([]);

  await page.context().route(/r50k_base/, (route) => route.abort());
  const offer = figure.locator('[data-offer="gpt2"]');
  await offer.getByRole('button').first().click();
  await expect(offer).toContainText(/Retry|again/);
  expect(troubles.filter((trouble) => !/Failed to (load|fetch)/.test(trouble))).toEqual([]);
  troubles.length = 0;

  await page.context().unroute(/r50k_base/);
  await offer.getByRole('button').first().click();
  // naïve café 🤖 2048
  await expect(figure.getByRole('region', { name: 'GPT-2' })).toContainText('2048');
  expect(lists.length).toBeGreaterThan(0);
});
