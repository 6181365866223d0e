import { expect, test } from 'vitest';
import { withoutUnneededStyles } from './styles-needed.mjs';

const sheets: Record<string, string> = {
  '/base.css': 'body{margin:0}',
  '/bars.css': '.bar.svelte-1ab{fill:red}.tick.svelte-1ab{fill:blue}',
  '/shared.css': '.row.svelte-2cd{color:red}.cell.svelte-3ef{color:blue}',
};
const link = (href: string) => `<link rel="stylesheet" href="${href}">`;
const page = (body: string) => Object.keys(sheets).map(link).join('') + body;
const linked = (body: string) =>
  [...withoutUnneededStyles(page(body), (href) => sheets[href]!).matchAll(/href="([^"]+)"/g)].map(([, href]) => href);

test('styles of components that do not stand on a page are not linked; styles of the whole page are', () => {
  expect(linked('<p>Nothing drawn.</p>')).toEqual(['/base.css']);
  expect(linked('<i class="bar svelte-1ab"></i>')).toEqual(['/base.css', '/bars.css']);
});

test('one component of a sheet is enough', () => {
  expect(linked('<i class="cell svelte-3ef"></i>')).toEqual(['/base.css', '/shared.css']);
});
