/** The deck of every chapter, walked from the first slide to the last with one key. */
import type { Locator } from '@playwright/test';
import { chapters, html } from './site';
import { expect, test } from './test';

/** Text smaller than asked, as it stands on the wall: zoomed and scaled. Indices of formulas are small everywhere and left out. */
function smallText(stage: Locator, smallest: number): Promise<string[]> {
  return stage.evaluate((root, smallest) => {
    const found: string[] = [];
    for (const node of root.querySelectorAll<HTMLElement>('*')) {
      const words = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent!.trim());
      const seen = node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      if (!words || !seen || node.closest('.visually-hidden, option, .katex, math, sub, sup, [aria-hidden=true]'))
        continue;
      const box = node.getBoundingClientRect();
      const drawn = node instanceof SVGGraphicsElement && node.getScreenCTM()!;
      const scale = drawn
        ? Math.hypot(drawn.a, drawn.b) // slanted text is as large as level text
        : node.offsetHeight
          ? box.height / node.offsetHeight
          : 1;
      const size = parseFloat(getComputedStyle(node).fontSize) * scale;
      if (box.width > 1 && size < smallest - 0.5)
        found.push(`${size.toFixed(1)} px: ${node.textContent!.trim().slice(0, 30)}`);
    }
    return found.slice(0, 5);
  }, smallest);
}

for (const slug of chapters) {
  // Labels: what is reached today. A figure as flat as its text is small would let them grow to the size of prose.
  for (const { width, height, prose, labels } of [
    { width: 1280, height: 720, prose: 16, labels: 11 },
    { width: 1920, height: 1080, prose: 24, labels: 16.5 },
  ]) {
    const promise = `nothing overflows, prose is at least ${prose} px, labels ${labels} px`;
    test(`${slug}: one key walks all slides at ${width}×${height}; ${promise}`, async ({ page }) => {
      test.setTimeout(400_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await page.goto(`present/${slug}/`);
      const stage = page.locator('[data-part=stage]');
      const kinds = new Set<string>();
      let at = '';
      let stops = 0;
      for (; stops < 1000; stops++) {
        await expect(stage).toHaveAttribute('data-ready', /.*/);
        await expect(stage.locator('figure.figure:not([data-alive]):visible')).toHaveCount(0);
        const here = new URL(page.url()).hash;
        if (here === at) break;
        at = here;
        const kind = (await stage.getAttribute('data-kind'))!;
        kinds.add(kind);
        await expect(stage, here).not.toHaveAttribute('data-overflow', /.*/);
        expect(await smallText(stage, kind === 'figure' ? labels : prose), here).toEqual([]);
        await page.keyboard.press('PageDown');
        await page.waitForTimeout(50);
      }
      const sections = html(`${slug}/`).match(/<h2\s/g)!.length;
      expect(stops).toBeGreaterThan(4 * sections);
      expect([...kinds].sort()).toEqual(['check', 'equation', 'figure', 'mistake', 'say', 'title']);
    });
  }

  test(`${slug}: a figure turned by hand does not hold the walk up`, async ({ page }) => {
    await page.goto(`present/${slug}/`);
    const stage = page.locator('[data-part=stage]');
    await expect(stage).toHaveAttribute('data-ready', /.*/);
    const beat = () => new URL(page.url()).hash.split('/').slice(0, 3).join('/');
    for (let i = 0; i < 50 && (await stage.getAttribute('data-kind')) !== 'figure'; i++)
      await page.keyboard.press('PageDown');
    const here = beat();
    const figure = stage.locator('figure.figure:visible');
    await expect(figure).toHaveAttribute('data-alive', '');
    await page.keyboard.press('PageDown'); // past the question, which stands alone
    const before = await figure.getAttribute('data-link');
    const dials = figure.locator(':is(input[type=range], input[type=number], input[type=radio], select):visible');
    if ((await dials.count()) === 0) await page.keyboard.press('d'); // put away for room
    for (const dial of await dials.all()) {
      await dial.press('ArrowUp');
      if ((await figure.getAttribute('data-link')) !== before) break;
    }
    await expect(figure).not.toHaveAttribute('data-link', before!);
    const steps = Number(await figure.getAttribute('data-steps')) || 1;
    for (let i = 0; i < steps + 1 && beat() === here; i++) {
      await page.keyboard.press('PageDown');
      await page.waitForTimeout(400); // an address changes when the hand rests
    }
    expect(beat()).not.toBe(here);
  });

  test(`${slug}: the speaker’s window follows the slides and leads them`, async ({ page, context }) => {
    await page.goto(`present/${slug}/`);
    await expect(page.locator('[data-part=stage]')).toHaveAttribute('data-ready', /.*/);
    const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
    await expect(speaker.locator('[data-part=desk]')).toBeVisible();
    await page.bringToFront();
    await page.keyboard.press('ArrowRight');
    const title = await page.locator('h2:visible').first().innerText();
    await expect(speaker.locator('[data-part=title]')).toContainText(title.replace(/^[\d.]+\s*/, ''));
    expect((await speaker.locator('[data-part=notes]').innerText()).length).toBeGreaterThan(20);
    const here = new URL(page.url()).hash;
    await speaker.locator('[data-send=next]').click();
    await expect.poll(() => new URL(page.url()).hash).not.toBe(here);
  });
}
