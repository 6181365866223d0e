/** Nothing of the curriculum is forgotten silently: what is not built is listed in content/OPEN.md, and that list is true. */
import { readFileSync } from 'node:fs';
import { openList } from '../scripts/open-list.mjs';
import { chapters, curriculum, figureIds, html, pages } from './site';
import { expect, test } from './test';

test('every entry of a written chapter stands on its page under its own heading', () => {
  for (const slug of chapters) {
    const page = html(`${slug}/`);
    const missing = curriculum()
      .entries.filter(({ chapter }) => chapter === slug)
      .filter(({ id }) => !page.includes(`<h2 id="${id.replaceAll('/', '-')}"`))
      .map(({ id }) => id);
    expect(missing, slug).toEqual([]);
  }
});

test('every built figure of a written chapter’s entries is placed there', () => {
  for (const slug of chapters) {
    const page = html(`${slug}/`);
    const wanted = new Set(
      curriculum()
        .entries.filter(({ chapter }) => chapter === slug)
        .flatMap(({ figures }) => figures),
    );
    for (const id of wanted) if (figureIds.includes(id)) expect(page, id).toContain(`data-figure="${id}"`);
  }
});

test('every figure folder is a figure of the curriculum, with its pages', () => {
  const planned = new Set(curriculum().figures.map(({ id }) => id));
  for (const id of figureIds) {
    expect(planned.has(id), id).toBe(true);
    expect(pages).toContain(`embed/${id}/`);
    expect(pages).toContain(`code/${id}/`);
  }
});

test('content/OPEN.md lists what is open', () => {
  expect(readFileSync('content/OPEN.md', 'utf8'), 'run `node scripts/open-list.mjs`').toBe(openList());
});
