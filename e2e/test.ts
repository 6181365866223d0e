/** Every test watches its pages: an exception, a console error, a foreign request or a CSP violation fails it, whatever it set out to test. */
import { test as base, expect, type Locator, type Page } from '@playwright/test';

export const test = base.extend<{ troubles: string[] }>({
  troubles: [
    async ({ context, baseURL }, use) => {
      const troubles: string[] = [];
      const origins = new Set([new URL(baseURL!).origin, `http://127.0.0.1:${Number(new URL(baseURL!).port) + 1}`]);
      await context.exposeFunction('reportTrouble', (text: string) => void troubles.push(text));
      await context.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          (window as unknown as { reportTrouble(text: string): void }).reportTrouble(
            `CSP: ${event.violatedDirective} blocked ${event.blockedURI} at ${event.sourceFile}`,
          );
        });
      });
      context.on('page', (page) => {
        page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
        page.on('crash', () => troubles.push('the page crashed'));
        page.on('console', (message) => {
          // The 404 page is asked for on purpose; the browser logs that.
          if (message.type() === 'error' && !/status of 404/.test(message.text()))
            troubles.push(`console: ${message.text()}`);
        });
        page.on('request', (request) => {
          const url = new URL(request.url());
          if (/^https?:$/.test(url.protocol) && !origins.has(url.origin))
            troubles.push(`foreign request: ${request.url()}`);
        });
      });
      await use(troubles);
      expect(troubles, 'exceptions, console errors, foreign requests, CSP violations').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** What a test brought about on purpose is no trouble; anything else is. */
export function forgive(troubles: string[], expected: RegExp): void {
  expect(troubles.filter((trouble) => !expected.test(trouble))).toEqual([]);
  troubles.length = 0;
}

/** Opens a page and wakes its figures one after another, as a reader scrolling down would. */
export async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(async () => {
    for (const figure of document.querySelectorAll<HTMLElement>('figure.figure')) {
      if (!figure.checkVisibility()) continue; // on slides all but one are away
      figure.scrollIntoView({ block: 'center', behavior: 'instant' });
      for (let wait = 0; figure.dataset.alive === undefined && wait < 200; wait++)
        await new Promise((done) => setTimeout(done, 50));
    }
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await hydrated(page);
}

/** Every figure in sight answers to hands. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator('figure.figure:not([data-alive]):visible')).toHaveCount(0);
}

/** Opens a figure alone, in the state of a link when one is given. */
export async function openFigure(page: Page, id: string, link = ''): Promise<Locator> {
  // A changed fragment alone would not load the page anew.
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`embed/${id}/${link && `#${link}`}`);
  await hydrated(page);
  return page.locator(`[id="${id}"]`);
}

export const description = (figure: Locator): Promise<string> => figure.locator('[id$="-words"]').innerText();

/** Words that no computed mark may show: in marked numbers, names read aloud, and the geometry of drawings. The reader's own text and prose are left out. */
export async function nonsense(figure: Locator): Promise<string[]> {
  return figure.evaluate((root) => {
    const bad = /(^|[^\p{L}\p{N}])(NaN|Infinity|undefined|null)($|[^\p{L}\p{N}])|\[object/u;
    const found: string[] = [];
    const look = (text: string | null | undefined, where: string) => {
      if (text && bad.test(text)) found.push(`${where}: ${text.slice(0, 80)}`);
    };
    for (const mark of root.querySelectorAll('[data-value], output'))
      look(`${mark.textContent} ${mark.getAttribute('data-value') ?? ''}`, 'mark');
    const geometry = [
      'x',
      'y',
      'width',
      'height',
      'd',
      'cx',
      'cy',
      'r',
      'x1',
      'x2',
      'y1',
      'y2',
      'points',
      'transform',
      'viewBox',
      'style',
    ];
    for (const mark of root.querySelectorAll('svg, svg *'))
      for (const name of geometry) look(mark.getAttribute(name), `${mark.tagName} ${name}`);
    for (const mark of root.querySelectorAll('*'))
      for (const { name, value } of mark.attributes) if (name.startsWith('aria-value')) look(value, name);
    return found;
  });
}
