/** `import { figures } from 'virtual:figures'`: figure id → its drawing and its declaration, found by listing src/widgets, one lazy chunk a figure.
 *  (import.meta.glob would list two files a figure, and every part of a drawing as well: each page would carry that list.) */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const list = 'virtual:figures';
const one = 'virtual:figure/';
const widgets = resolve(import.meta.dirname, '../../widgets');

/** mask-painter → MaskPainter: the drawing of a figure is named for it; other files of its folder are its parts. */
const pascal = (/** @type {string} */ id) =>
  id.replace(/(^|-)(\w)/g, (_, _dash, /** @type {string} */ letter) => letter.toUpperCase());
const ids = () => readdirSync(widgets).filter((id) => existsSync(resolve(widgets, id, 'params.ts')));

/** The Vite plugin. */
export const figuresPlugin = () => ({
  name: 'figures',
  resolveId: (/** @type {string} */ id) => (id === list || id.startsWith(one) ? `\0${id}` : undefined),
  load(/** @type {string} */ id) {
    if (id === `\0${list}`)
      return `export const figures = {${ids().map((id) => `'${id}': () => import('${one}${id}')`)}}`;
    if (!id.startsWith(`\0${one}`)) return undefined;
    const folder = `/src/widgets/${id.slice(one.length + 1)}`;
    return `export { default as Drawing } from '${folder}/${pascal(id.slice(one.length + 1))}.svelte';
export { default as declaration } from '${folder}/params.ts';`;
  },
});
