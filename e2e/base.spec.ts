/** The same site under a sub-path, as many hosts serve it. */
import { chapters, figureIds } from './site';
import { expect, hydrated, openWhole, test } from './test';

const port = Number(process.env.E2E_PORT ?? 5399) + 1;
test.use({ baseURL: `http://127.0.0.1:${port}/course/` });

test('under /course/ pages, figures, search, slides and code work, and nothing is asked for outside it', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const strays: string[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/course/') || response.status() >= 400) strays.push(`${response.status()} ${pathname}`);
  });
  await openWhole(page, '');
  for (const slug of chapters) {
    await page.goto('');
    await page.locator(`#course a[href="/course/${slug}/"]`).click();
    await expect(page).toHaveURL(new RegExp(`/course/${slug}/$`));
    await openWhole(page, `${slug}/`);
    await page.goto(`present/${slug}/`);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
  }
  const id = figureIds[0]!;
  await page.goto(`embed/${id}/`);
  await hydrated(page);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await expect(page.locator('[data-code] pre').first()).toBeVisible();
  await page.getByRole('button', { name: 'Embed', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /paste this/i })).toHaveValue(new RegExp(`/course/embed/${id}/`));

  await page.goto('gallery/');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('softmax');
  await expect(page.locator('dialog li a').first()).toHaveAttribute('href', /\/course\//);
  expect(strays).toEqual([]);
});
