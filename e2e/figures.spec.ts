/** Every figure, found by listing: its words, its links, its keyboard, its code, and what it does with input nobody meant to give it. */
import { readFileSync } from 'node:fs';
import { figureIds, gallery } from './site';
import { description, expect, nonsense, openFigure, test } from './test';

const linkOf = (figure: import('@playwright/test').Locator) => figure.getAttribute('data-link') as Promise<string>;

/** Fragments no one should send, and one sentence each is answered with. */
const badLinks = (
  id: string,
  all: { name: string; kind: string }[],
  dials = all.filter(({ kind }) => kind !== 'text'),
) => [
  `${id}=`,
  `${id}=v1;`,
  `${id}=v0;step=1`,
  `${id}=v999;step=2`,
  `${id}=nonsense`,
  `${id}=v1;preset=no-such-preset`,
  `${id}=v1;__proto__=1;constructor=2;toString=3`,
  `${id}=v1;${dials.map(({ name }) => `${name}=NaN`).join(';')}`,
  `${id}=v1;${dials.map(({ name }) => `${name}=1e308`).join(';')}`,
  `${id}=v1;${dials.map(({ name }) => `${name}=-1e308`).join(';')}`,
  `${id}=v1;${dials.map(({ name }) => `${name}=`).join(';')}`,
  `${id}=v1;${all.map(({ name }) => `${name}=%E0%A4%A`).join(';')}`,
  `${id}=v1;${dials
    .filter(({ kind }) => kind === 'matrix')
    .map(({ name }) => `${name}=${Array(40).fill(Array(40).fill('1e308').join(',')).join('|').slice(0, 3000)}`)
    .join(';')}`,
  `${id}=v1;${'x'.repeat(100_000)}`,
];
const strangeTexts = [
  '',
  'word',
  '     ',
  'x'.repeat(10_000),
  'a b c '.repeat(2000),
  '👩‍👩‍👧‍👦 🏳️‍🌈 é',
  'السلام عليكم يا عالم',
  '0 1 2 3 4 5 6 7 8 9',
  '<img src=x onerror=alert(1)>',
  '\u202Eabc\u0000\uFFFD',
];

test('the gallery lists every figure, and nothing else', () => {
  expect(gallery.map(({ id }) => id)).toEqual(figureIds);
});

for (const id of figureIds) {
  const row = gallery.find((row) => row.id === id)!;

  test.describe(id, () => {
    test('every preset is a link that shows the same figure to somebody else, in words that tell presets apart', async ({
      page,
    }) => {
      const figure = await openFigure(page, id);
      const said = new Map<string, string>();
      for (const preset of row.presets) {
        await figure
          .getByRole('group', { name: 'Presets' })
          .getByRole('button', { name: preset.name, exact: true })
          .click();
        said.set(await linkOf(figure), await description(figure));
        expect(await nonsense(figure), preset.id).toEqual([]);
      }
      for (const [link, words] of said) {
        expect(link.length, 'a link of more than 2,000 characters').toBeLessThanOrEqual(2000);
        const again = await openFigure(page, id, link);
        expect(await linkOf(again)).toBe(link);
        expect(await description(again)).toBe(words);
        expect(words.length).toBeGreaterThanOrEqual(40);
      }
      expect(new Set(said.values()).size, 'two presets are described alike').toBe(said.size);
      for (const preset of row.presets) {
        const named = await openFigure(page, id, `${id}=v1;preset=${preset.id}`);
        expect([...said.values()]).toContain(await description(named));
      }
    });

    test('turning a control changes the words and the address, and Reset returns', async ({ page }) => {
      const figure = await openFigure(page, id);
      const before = await description(figure);
      const body = figure.locator('.body, .own, .stepper');
      const controls = body.locator('input:not([type=hidden]):visible, select:visible, textarea:visible');
      for (let i = 0; i < (await controls.count()); i++) {
        const control = controls.nth(i);
        if (!(await control.isEnabled()) || !(await control.isEditable().catch(() => true))) continue;
        const link = await linkOf(figure);
        const words = await description(figure);
        const [tag, type] = await control.evaluate((node) => [node.tagName, (node as HTMLInputElement).type]);
        if (tag === 'SELECT')
          await control.selectOption({
            index: await control.evaluate(
              (node) => ((node as HTMLSelectElement).selectedIndex + 1) % (node as HTMLSelectElement).options.length,
            ),
          });
        else if (type === 'checkbox' || type === 'radio')
          await control.evaluate((node) => (node as HTMLInputElement).click());
        else if (type === 'range') {
          await control.focus();
          await page.keyboard.press('ArrowRight');
          if ((await linkOf(figure)) === link) await page.keyboard.press('ArrowLeft');
        } else if (type === 'text' || tag === 'TEXTAREA') await control.fill('some other words');
        if ((await linkOf(figure)) !== link)
          expect(await description(figure), `control ${i} changed the state, not the words`).not.toBe(words);
      }
      const link = await linkOf(figure);
      if (link !== `${id}=v1`) await expect.poll(() => decodeURI(page.url())).toContain(decodeURI(link));
      await figure.getByRole('button', { name: 'Reset', exact: true }).click();
      expect(await description(figure)).toBe(before);
    });

    test('links nobody meant to send leave a working figure and a polite sentence', async ({ page }) => {
      for (const link of badLinks(id, row.dials)) {
        const figure = await openFigure(page, id, link);
        await expect(figure.locator('.body')).toBeVisible();
        expect(await nonsense(figure), link.slice(0, 80)).toEqual([]);
        await expect(figure.getByText('could not be computed')).toHaveCount(0);
        if (!/=$|=v1;$/.test(link))
          await expect(figure.locator('.notice span').first(), link.slice(0, 80)).toBeVisible();
        await figure.getByRole('button', { name: 'Reset', exact: true }).click();
        expect(await linkOf(figure)).toBe(`${id}=v1`);
      }
    });

    test('any text is taken as text', async ({ page }) => {
      const figure = await openFigure(page, id);
      await page.waitForLoadState('networkidle'); // a field that takes files comes a moment later
      const labels = row.dials.filter(({ kind }) => kind === 'text').map(({ label }) => label);
      test.skip(labels.length === 0, 'this figure takes no text');
      page.on('dialog', () => expect(false, 'a dialog opened').toBe(true));
      for (const label of labels) {
        const field = figure.getByRole('textbox', { name: label, exact: true }).first();
        if (!(await field.isVisible())) continue; // drawn when another dial asks for it
        const isOwn = (await figure.locator('.own').getByRole('textbox', { name: label, exact: true }).count()) > 0;
        for (const text of strangeTexts) {
          await field.fill(text);
          expect(await nonsense(figure), JSON.stringify(text.slice(0, 20))).toEqual([]);
          await expect(figure.getByText('could not be computed')).toHaveCount(0);
          if (isOwn && (text.trim() === '' || text.length > 1000))
            await expect(
              figure.locator('.notice span').first(),
              `${JSON.stringify(text.slice(0, 20))}, ${text.length} characters, gets a sentence`,
            ).toBeVisible();
        }
        await figure.getByRole('button', { name: 'Reset', exact: true }).click();
      }
    });

    test('the keyboard reaches everything, sees where it is, and leaves again', async ({ page }) => {
      const figure = await openFigure(page, id);
      const stops: string[] = [];
      await page.evaluate(() => {
        document.body.tabIndex = -1;
        document.body.focus();
      });
      for (let i = 0; i < 400; i++) {
        await page.keyboard.press('Tab');
        const stop = await page.evaluate(() => {
          const at = document.activeElement!;
          if (at === document.body) return null;
          const style = getComputedStyle(at);
          const holder = at.closest<HTMLElement>('[data-focus-shown]') ?? at;
          const shown =
            parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== 'none'
              ? true
              : getComputedStyle(holder).outlineStyle !== 'none' || holder.matches('[data-focus-shown]');
          return {
            inside: at.closest('figure') !== null,
            name: `${at.tagName} ${at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 30) ?? ''}`,
            shown,
          };
        });
        if (!stop) break;
        if (stop.inside) {
          stops.push(stop.name);
          expect(stop.shown, `focus is not seen on ${stop.name}`).toBe(true);
        }
        expect(i, 'Tab never leaves the figure').toBeLessThan(399);
      }
      expect(stops.length).toBeGreaterThan(5);

      // The same things by key that a hand would do: a preset, a step, the way back.
      const preset = figure.getByRole('group', { name: 'Presets' }).getByRole('button').last();
      await preset.focus();
      await page.keyboard.press('Enter');
      await expect(preset).toHaveAttribute('aria-pressed', 'true');
      const steps = Number(await figure.getAttribute('data-steps'));
      if (steps > 1) {
        const step = Number(await figure.getAttribute('data-step'));
        const forward = step < steps - 1;
        await figure.getByRole('button', { name: forward ? 'Step forward' : 'Step back' }).focus();
        await page.keyboard.press('Enter');
        expect(Number(await figure.getAttribute('data-step'))).toBe(forward ? step + 1 : step - 1);
      }
      const reset = figure.getByRole('button', { name: 'Reset', exact: true });
      await reset.focus();
      await page.keyboard.press('Space');
      expect(await linkOf(figure)).toBe(`${id}=v1`);
    });

    test('a teacher can hide and lock dials by link', async ({ page }) => {
      const dial = row.dials.find(
        ({ kind, name }) => kind !== 'matrix' && name !== 'step' && name !== 'row' && name !== 'col',
      )!;
      const figure = await openFigure(page, id, `${id}=v1;lock=${row.dials.map(({ name }) => name).join(',')}`);
      await expect(figure).toHaveAttribute('data-link', /lock=/);
      const link = await linkOf(figure);
      await expect(
        figure.locator('.body, .own').locator('input:enabled:not([readonly]), select:enabled, textarea:enabled'),
      ).toHaveCount(0);
      expect(await linkOf(figure)).toBe(link);
      const hidden = await openFigure(page, id, `${id}=v1;hide=${dial.name}`);
      await expect(hidden.locator('.own, .body').getByLabel(dial.label, { exact: true })).toHaveCount(0);
    });

    test('the Code tab shows the files that run', async ({ page }) => {
      const figure = await openFigure(page, id);
      await figure.getByRole('button', { name: 'Code', exact: true }).click();
      const files = figure.locator('[data-code] section');
      await expect(files.first()).toBeVisible();
      for (const file of await files.all()) {
        const path = (await file.getAttribute('aria-label'))!;
        const shown = await file.locator('pre').evaluate((pre) => pre.textContent);
        expect(shown?.trim()).toBe(readFileSync(path, 'utf8').trim());
      }
    });
  });
}
