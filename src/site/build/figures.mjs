/** `import { openFigure } from 'virtual:figures'`: from a figure's id to its drawing and its declaration, found by listing src/widgets.
 *  One lazy chunk a figure, and the figures of one initial in a lazy list: a page that carried the whole list would pay for every figure of the course.
 *  (import.meta.glob would moreover list two files a figure, and every part of a drawing.) */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const index = 'virtual:figures';
const initial = 'virtual:figures/';
const one = 'virtual:figure/';
const widgets = resolve(import.meta.dirname, '../../widgets');

/** mask-painter → MaskPainter: the drawing of a figure is named for it; other files of its folder are its parts. */
const pascal = (/** @type {string} */ id) =>
  id.replace(/(^|-)(\w)/g, (_, _dash, /** @type {string} */ letter) => letter.toUpperCase());
const ids = () => readdirSync(widgets).filter((id) => existsSync(resolve(widgets, id, 'params.ts')));

const code = {
  index:
    () => `const lists = {${[...new Set(ids().map((id) => id[0]))].map((letter) => `${letter}: () => import('${initial}${letter}')`)}};
export const openFigure = async (id) => (await lists[id[0]]?.())?.figures[id]?.();`,
  list: (/** @type {string} */ letter) =>
    `export const figures = {${ids()
      .filter((id) => id.startsWith(letter))
      .map((id) => `'${id}': () => import('${one}${id}')`)}};`,
  figure: (/** @type {string} */ id) => `export { default as Drawing } from '/src/widgets/${id}/${pascal(id)}.svelte';
export { default as declaration } from '/src/widgets/${id}/params.ts';`,
};

/** The Vite plugin. */
export const figuresPlugin = () => ({
  name: 'figures',
  resolveId: (/** @type {string} */ id) =>
    id === index || id.startsWith(initial) || id.startsWith(one) ? `\0${id}` : undefined,
  load(/** @type {string} */ id) {
    if (id === `\0${index}`) return code.index();
    if (id.startsWith(`\0${initial}`)) return code.list(id.slice(initial.length + 1));
    if (id.startsWith(`\0${one}`)) return code.figure(id.slice(one.length + 1));
    return undefined;
  },
});
