/** A page links the styles of what stands on it. The one island of the site may show any figure, so Astro links the styles of all of
 *  them on every page; a figure brings those of its later parts itself, when its scripts arrive. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Svelte gives every rule of a component the component's own class. A sheet without such a class holds for the whole page.
 *  @param {string} sheet @param {string} html */
const isNeeded = (sheet, html) => {
  const classes = [...new Set(sheet.match(/\bsvelte-[a-z0-9]+/g))];
  return classes.length === 0 || classes.some((name) => html.includes(name));
};

/** The page without links to styles that nothing on it has.
 *  @param {string} html
 *  @param {(href: string) => string} read the text of a sheet */
export const withoutUnneededStyles = (html, read) =>
  html.replace(/<link rel="stylesheet" href="([^"]+)">/g, (link, href) => (isNeeded(read(href), html) ? link : ''));

/** The Astro integration. @param {string} base the path of the site on its host */
export const stylesNeeded = (base) => ({
  name: 'styles-needed',
  hooks: {
    'astro:build:done': (/** @type {{ dir: URL }} */ { dir }) => {
      /** @type {Map<string, string>} */
      const sheets = new Map();
      const read = (/** @type {string} */ href) => {
        const sheet =
          sheets.get(href) ?? readFileSync(new URL(href.slice(base.length).replace(/^\//, ''), dir), 'utf8');
        sheets.set(href, sheet);
        return sheet;
      };
      for (const page of globSync('**/*.html', { cwd: dir })) {
        const file = join(dir.pathname, page);
        writeFileSync(file, withoutUnneededStyles(readFileSync(file, 'utf8'), read));
      }
    },
  },
});
