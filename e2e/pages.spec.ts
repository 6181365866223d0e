/** Every page, one visit: alive, accessible in light and dark, no wider than a small phone, no id twice. */
import AxeBuilder from '@axe-core/playwright';
import { builtStyles, pages } from './site';
import { expect, openWhole, test } from './test';

/** Every figure is looked at whole on its own page, so the others need not do it again. */
async function violations(page: import('@playwright/test').Page): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (!page.url().includes('/embed/')) builder.exclude('figure .body');
  const { violations } = await builder.options({ rules: { 'target-size': { enabled: true } } }).analyze();
  return violations.map(
    (v) =>
      `${v.id}: ${v.help}: ${v.nodes
        .slice(0, 3)
        .map((n) => n.target.join(' '))
        .join(' | ')}`,
  );
}

/** Classes of components whose styles were built and are not on the page. */
async function unstyled(page: import('@playwright/test').Page): Promise<string[]> {
  const { seen, styled } = await page.evaluate(() => ({
    seen: [...new Set([...document.querySelectorAll('[class*=svelte-]')].flatMap((node) => [...node.classList]))],
    styled: [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join(),
  }));
  return seen.filter((name) => name.startsWith('svelte-') && builtStyles.includes(name) && !styled.includes(name));
}

for (const path of pages) {
  test(`${path || 'home'} is alive, accessible in light and dark, and fits a phone of 320 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await openWhole(page, path);
    expect(await violations(page), 'axe, light').toEqual([]);
    expect(await unstyled(page), 'classes without their styles').toEqual([]);

    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await violations(page), 'axe, dark').toEqual([]);

    const twice = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      return ids.filter((id, i) => ids.indexOf(id) !== i);
    });
    expect(twice, 'ids used twice').toEqual([]);
    expect(await page.evaluate(() => document.getAnimations().length), 'animations under reduced motion').toBe(0);

    await page.setViewportSize({ width: 320, height: 640 });
    const tooWide = () =>
      page.evaluate(() => {
        if (document.documentElement.scrollWidth <= innerWidth) return [];
        const wide = [...document.querySelectorAll('body *')].filter(
          (node) => node.getBoundingClientRect().right > innerWidth + 1,
        );
        return wide.slice(0, 5).map((node) => `${node.tagName}.${node.getAttribute('class') ?? ''}`);
      });
    await expect.poll(tooWide, 'wider than 320 px').toEqual([]);
  });
}
