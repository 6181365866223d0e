/**
 * A seeded monkey with mouse, finger and keyboard on every figure: no exception, no console error, no navigation, no nonsense in a computed mark.
 * FUZZ_SECONDS is the time for all figures together (150 s in npm test); SEED replays a run, and otherwise changes with the commit.
 */
import { execSync } from 'node:child_process';
import { figureIds } from './site';
import { expect, hydrated, nonsense, openFigure, test } from './test';

const seconds = Math.max(1, Number(process.env.FUZZ_SECONDS ?? 150) / figureIds.length);
const seed = Number(process.env.SEED ?? commitSeed());
test.use({ hasTouch: true, contextOptions: { reducedMotion: 'no-preference' } });

function commitSeed(): number {
  try {
    return parseInt(execSync('git rev-parse --short=7 HEAD', { stdio: ['ignore', 'pipe', 'ignore'] }).toString(), 16);
  } catch {
    return 1; // not a checkout
  }
}

/** mulberry32: the same seed, the same monkey. */
function dice(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const keys = [
  'ArrowRight',
  'ArrowLeft',
  'ArrowUp',
  'ArrowDown',
  'Enter',
  'Space',
  'Tab',
  'Shift+Tab',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Delete',
  'Backspace',
  'a',
  'Z',
  '7',
  '-',
  '.',
  'e',
  'é',
  '語',
  '😀',
  'Shift+ArrowRight',
  'Alt+ArrowUp',
];

for (const [n, id] of figureIds.entries()) {
  test(`${id} survives ${seconds.toFixed(0)} s of a monkey (SEED=${seed})`, async ({ page, context, troubles }) => {
    test.setTimeout(seconds * 1000 + 60_000);
    const random = dice(seed + n * 7919);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const figure = await openFigure(page, id);
    const home = page.url().replace(/#.*/, '');
    // Links lead away on purpose; that is not what is tried here.
    await page.evaluate(() =>
      addEventListener(
        'click',
        (event) => event.target instanceof Element && event.target.closest('a') && event.preventDefault(),
        true,
      ),
    );

    const end = Date.now() + seconds * 1000;
    let events = 0;
    while (Date.now() < end) {
      const box = (await figure.boundingBox())!;
      for (let i = 0; i < 25; i++, events++) {
        const x = Math.max(1, Math.min(1279, box.x + random() * box.width));
        const y = Math.max(1, Math.min(719, box.y + random() * Math.min(box.height, 720)));
        const what = random();
        if (what < 0.35) await page.mouse.click(x, y);
        else if (what < 0.5) await page.touchscreen.tap(x, y);
        else if (what < 0.62) {
          await page.mouse.move(x, y);
          await page.mouse.down();
          await page.mouse.move(x + (random() - 0.5) * 300, y + (random() - 0.5) * 200, { steps: 3 });
          await page.mouse.up();
        } else if (what < 0.66) await page.mouse.wheel(0, (random() - 0.5) * 600);
        else {
          const key = pick(keys);
          if ([...key].length === 1) await page.keyboard.insertText(key);
          else await page.keyboard.press(key);
        }
      }
      expect(await nonsense(figure), `after ${events} events, SEED=${seed}`).toEqual([]);
      expect(troubles, `after ${events} events, SEED=${seed}`).toEqual([]);
      expect(page.url().replace(/#.*/, ''), 'the monkey left the page').toBe(home);
      await expect(figure.getByText('could not be computed')).toHaveCount(0);
    }
    await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
    await hydrated(page);
    await figure.getByRole('button', { name: 'Reset', exact: true }).click();
    await expect(figure).toHaveAttribute('data-link', new RegExp(`^${id}=v\\d+$`));
    test.info().annotations.push({ type: 'fuzz', description: `${id}: ${events} events` });
  });
}
