/** The rows of content/models.yaml, each source named as it is in the text, for the figures that show them:
 *  `import rows from 'virtual:model-facts'`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { shortCitation } from './short-citation.mjs';

/** "Brown et al. 2020".
 *  @param {Parameters<typeof shortCitation>[0]} work */
export function shortSource(work) {
  const { authors, year } = shortCitation(work);
  return `${authors} ${year}`.trim();
}

/** @param {string} content folder
 *  @throws Error when a row leans on a work that is not in references.yaml */
export function modelFacts(content) {
  const read = (/** @type {string} */ path) => parse(readFileSync(resolve(content, path), 'utf8'));
  const works = new Map(read('references.yaml').map((/** @type {any} */ work) => [work.id, work]));
  return read('models.yaml').map((/** @type {any} */ row) => ({
    ...row,
    cites: row.cites.map((/** @type {string} */ id) => {
      const work = works.get(id);
      if (!work)
        throw new Error(`content/models.yaml: ${row.id} cites "${id}", which is not in content/references.yaml.`);
      return { id, short: shortSource(work) };
    }),
  }));
}

/** The Vite plugin. */
export function modelFactsPlugin() {
  const name = 'virtual:model-facts';
  const content = resolve(import.meta.dirname, '../../../content');
  return {
    name: 'model-facts',
    resolveId: (/** @type {string} */ id) => (id === name ? `\0${name}` : undefined),
    load: (/** @type {string} */ id) =>
      id === `\0${name}` ? `export default ${JSON.stringify(modelFacts(content))}` : undefined,
  };
}
