/** Read from the built HTML: no link of ours leads nowhere, and headings come in order. */
import { existsSync } from 'node:fs';
import { linkKey } from '../src/state/link';
import { dist, html, pages } from './site';
import { expect, test } from './test';

const attributes = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`\\s${name}="([^"]*)"`, 'g'))].map(([, value]) => value!.replaceAll('&amp;', '&'));

test('every internal link has a page, and every fragment an element', () => {
  const broken: string[] = [];
  for (const page of pages) {
    const text = html(page);
    for (const link of [...attributes(text, 'href'), ...attributes(text, 'src')]) {
      if (/^(https?:|data:|mailto:)/.test(link)) continue;
      const [path = '', fragment] = link.split('#');
      const target = path === '' ? page : path.replace(/^\//, '').split('?')[0]!;
      if (!pages.includes(target)) {
        if (!existsSync(`${dist}/${target}`) || target.endsWith('/')) broken.push(`${page}: ${link}`);
      } else if (fragment && !linkKey(fragment) && !html(target).includes(`id="${fragment}"`))
        broken.push(`${page}: ${link}`);
    }
  }
  expect(broken).toEqual([]);
});

test('headings go down one level at a time, from one h1', () => {
  for (const page of pages) {
    const levels = [...html(page).matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1).length, `${page}: h1`).toBe(1);
    levels.forEach((level, i) => expect(level - (levels[i - 1] ?? 0), `${page}: heading ${i}`).toBeLessThanOrEqual(1));
  }
});
