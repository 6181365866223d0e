/** What surrounds the figures: quiz, search, theme, numbering, links into a page, the page that is not there. */
import { readFile } from 'node:fs/promises';
import { chapters, figureIds, html } from './site';
import { expect, test } from './test';

test('a dark page stays dark when the reader chose it', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('');
  const theme = page.locator('[data-theme-button]');
  await theme.click();
  await theme.click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto('glossary/');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('[data-theme-button]')).toHaveAttribute('aria-label', 'Theme: dark');
});

test('search finds a section and opens with a key', async ({ page }) => {
  await page.goto('');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('softmax');
  const first = page.locator('dialog li a').first();
  await expect(first).toBeVisible();
  await first.click();
  await expect(page.locator('h1')).toBeVisible();
});

test('a page that does not exist says so and leads back', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response!.status()).toBe(404);
  await expect(page.getByRole('link', { name: 'All chapters' })).toBeVisible();
});

test('chapters not yet written are no links', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('#course .row')).toHaveCount(13);
  await expect(page.locator('#course a.row')).toHaveCount(chapters.length);
});

for (const slug of chapters) {
  test(`${slug}: figures, equations and sections are numbered, each once`, () => {
    const text = html(`${slug}/`);
    const numbers = [...text.matchAll(/<b[^>]*>Figure (\d+\.\d+)\.<\/b>/g)].map(([, n]) => n);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.map((n) => Number(n!.split('.')[1]))).toEqual(numbers.map((_, i) => i + 1));
    const sections = [...text.matchAll(/<span class="number"[^>]*>(\d+\.\d+)<\/span>/g)].map(([, n]) =>
      Number(n!.split('.')[1]),
    );
    expect(sections).toEqual(sections.map((_, i) => i + 1));
  });

  test(`${slug}: the quiz marks, explains, remembers, saves and loads`, async ({ page }) => {
    await page.goto(`${slug}/#quiz`);
    const quiz = page.locator('[data-quiz]');
    const questions = quiz.locator('quiz-question');
    const total = await questions.count();
    expect(total).toBeGreaterThanOrEqual(8);
    const types = new Set(
      await questions.evaluateAll((all) => all.map((question) => (question as HTMLElement).dataset.type)),
    );
    expect([...types].sort()).toEqual(['cell', 'choice', 'number']);
    for (const question of await questions.all()) {
      const { type, answer } = (await question.evaluate((node) => ({ ...(node as HTMLElement).dataset }))) as {
        type: string;
        answer: string;
      };
      const expected = JSON.parse(answer);
      await expect(question.locator('details')).toBeHidden();
      if (type === 'choice') {
        await question
          .locator(`[data-choice="${(expected + 1) % (await question.locator('[data-choice]').count())}"]`)
          .click();
        await expect(question.locator('.verdict')).toContainText('Not this one');
        await question.locator(`[data-choice="${expected}"]`).click();
      } else if (type === 'number') {
        await question.locator('input').fill('words');
        await question.locator('[data-submit]').click();
        await expect(question.locator('.verdict')).toContainText('Type a number');
        await question.locator('input').fill(String(expected));
        await question.locator('input').press('Enter');
      } else {
        await question.locator('[data-submit]').click();
        await expect(question.locator('.verdict')).toContainText('Pick at least one');
        for (const cell of expected) await question.locator(`[data-cell="${cell}"]`).click();
        await question.locator('[data-submit]').click();
      }
      await expect(question.locator('.verdict')).toHaveText('Right.');
      await expect(question.locator('details p')).toBeVisible();
    }
    await expect(quiz.locator('[data-progress]')).toHaveText(`${total} of ${total} right so far.`);
    const [download] = await Promise.all([page.waitForEvent('download'), quiz.locator('[data-export]').click()]);
    const saved = await readFile((await download.path())!);

    await page.reload();
    await expect(quiz.locator('[data-progress]')).toHaveText(`${total} of ${total} right so far.`);
    page.once('dialog', (dialog) => dialog.accept());
    await quiz.locator('[data-forget]').click();
    await expect(quiz.locator('[data-progress]')).toHaveText('');
    await quiz.locator('input[type=file]').setInputFiles({
      name: 'bad.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"version":1,"answers":{"attention":1}}'),
    });
    await expect(quiz.locator('[data-said]')).toContainText('Nothing was changed');
    await quiz
      .locator('input[type=file]')
      .setInputFiles({ name: 'saved.json', mimeType: 'application/json', buffer: saved });
    await expect(quiz.locator('[data-progress]')).toHaveText(`${total} of ${total} right so far.`);
  });

  test(`${slug}: the quiz works without storage, and says so`, async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await page.goto(`${slug}/#quiz`);
    const question = page.locator('[data-quiz] quiz-question[data-type=choice]').first();
    await question.locator(`[data-choice="${await question.getAttribute('data-answer')}"]`).click();
    await expect(question.locator('.verdict')).toHaveText('Right.');
    await expect(page.locator('[data-quiz] [data-said]')).toContainText('until you close the page');
  });

  test(`${slug}: a link to a figure far down the page finds it and sets it`, async ({ page }) => {
    const placed = [...html(`${slug}/`).matchAll(/<figure id="([a-z0-9.-]+)"/g)].map(([, key]) => key!);
    const key = placed.findLast((key) => figureIds.includes(key))!;
    const figure = page.locator(`[id="${key}"]`);
    await page.goto(`${slug}/`);
    await figure.scrollIntoViewIfNeeded();
    await expect(figure).toHaveAttribute('data-alive', '');
    const presets = figure.getByRole('group', { name: 'Presets' });
    await presets.locator('[aria-pressed=false]').last().click();
    const link = (await figure.getAttribute('data-link'))!;
    expect(link).toContain(';');
    const words = await figure.locator('[id$="-words"]').innerText();
    await page.goto('about:blank');
    await page.goto(`${slug}/#${link}`);
    await expect(figure).toBeInViewport();
    await expect(figure.locator('[id$="-words"]')).toHaveText(words);
  });
}
