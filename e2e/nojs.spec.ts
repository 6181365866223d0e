/** Without JavaScript: all prose, all maths, and a picture of every figure. */
import { chapters, curriculum, figureIds } from './site';
import { expect, test } from './test';

test.use({ javaScriptEnabled: false });

for (const id of figureIds) {
  test(`${id} has its picture in the HTML`, async ({ page }) => {
    await page.goto(`embed/${id}/`);
    const body = page.locator('figure .body');
    const box = await body.boundingBox();
    expect(box!.height).toBeGreaterThan(120);
    const marks = await body.locator('svg rect, svg path, svg circle, svg line, [data-value]').count();
    expect(marks, 'computed marks drawn on the server').toBeGreaterThan(3);
    expect((await page.locator('figure figcaption').innerText()).length).toBeGreaterThan(20);
    expect((await page.locator('figure [id$="-words"]').innerText()).length).toBeGreaterThanOrEqual(40);
    await expect(page.locator('figure .tools a', { hasText: 'Code' })).toHaveAttribute('href', /code\//);
  });
}

for (const slug of chapters) {
  test(`chapter ${slug} reads whole`, async ({ page }) => {
    await page.goto(`${slug}/`);
    for (const entry of curriculum().entries.filter(({ chapter }) => chapter === slug))
      await expect(page.locator(`h2[id="${entry.id.replaceAll('/', '-')}"]`)).toBeVisible();
    expect(await page.locator('.katex').count()).toBeGreaterThan(10);
    expect(await page.locator('.katex-error').count()).toBe(0);
    // Answers are there to be opened, not locked behind a script.
    expect(await page.locator('quiz-question details').first().isVisible()).toBe(true);
    const empty = await page
      .locator('figure .body')
      .evaluateAll((bodies) => bodies.filter((body) => body.getBoundingClientRect().height < 60).length);
    expect(empty, 'empty boxes').toBe(0);
  });
}
