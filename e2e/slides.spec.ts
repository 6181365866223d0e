/** The deck of every chapter, walked from the first slide to the last with one key. */
import { chapters } from './site';
import { expect, test } from './test';

for (const slug of chapters)
  for (const [width, height, smallest] of [
    [1280, 720, 16],
    [1920, 1080, 24],
  ] as const) {
    test(`${slug}: one key walks all slides at ${width}×${height}, nothing overflows, text is at least ${smallest} px`, async ({
      page,
    }) => {
      test.setTimeout(300_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height });
      await page.goto(`present/${slug}/`);
      const stage = page.locator('[data-stage]');
      await expect(stage).toBeVisible();
      const seen = new Set<string>();
      for (let i = 0; i < 600; i++) {
        const position = (await stage.getAttribute('data-position'))!;
        const before = seen.size;
        seen.add(position);
        await expect(stage.locator('astro-island[ssr]:visible')).toHaveCount(0);
        if (seen.size > before) {
          await expect(stage, position).not.toHaveAttribute('data-overflow', /.*/);
          const small = await stage.evaluate((root, smallest) => {
            const found: string[] = [];
            for (const node of root.querySelectorAll<HTMLElement>('*')) {
              const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent!.trim());
              if (
                !own ||
                !node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
                node.closest('.visually-hidden, option, .katex-mathml, .katex sub, .katex sup, .katex .vlist, math')
              )
                continue;
              const box = node.getBoundingClientRect();
              // Figures are zoomed to fit: what counts is the size on the wall.
              const graphics = node as unknown as SVGGraphicsElement;
              const scale =
                node instanceof SVGElement
                  ? graphics.getScreenCTM()!.a
                  : node.offsetHeight
                    ? box.height / node.offsetHeight
                    : 1;
              const size = parseFloat(getComputedStyle(node).fontSize) * scale;
              if (box.width > 1 && size < smallest - 0.5)
                found.push(`${size.toFixed(1)} px: ${node.textContent!.trim().slice(0, 30)}`);
            }
            return found.slice(0, 5);
          }, smallest);
          expect(small, position).toEqual([]);
        }
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(60);
        if ((await stage.getAttribute('data-position')) === position) break;
      }
      expect(seen.size).toBeGreaterThan(30);
    });
  }
