/** The course's own prose as one plain text, gathered from the chapters while the site is built: what the figures count and train on
 *  when the reader gives them nothing else: `virtual:course-prose`, which src/corpus/course.ts hands on. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';

/** Characters. It is downloaded with the first figure that uses it. */
const limit = 160_000;

const parser = unified().use(remarkParse).use(remarkFrontmatter).use(remarkMdx).use(remarkGfm).use(remarkMath);
/** Blocks that are not prose, and what only the speaker sees. */
const left = new Set(['yaml', 'code', 'math', 'table', 'mdxFlowExpression', 'Notes', 'Equation']);
/** Parts of a sentence that are not words: without them it would not be a sentence, so it is left out whole. */
const unsaid = new Set(['inlineMath', 'inlineCode', 'mdxTextExpression', 'Fact', 'See']);
const mark = '\uFFFC';
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The paragraphs and headings of one chapter, a blank line between them.
 *  @param {string} mdx */
export function proseOf(mdx) {
  /** @type {string[]} */
  const paragraphs = [];
  const walk = (/** @type {any} */ node) => {
    if (left.has(node.name ?? node.type)) return;
    if (node.type === 'paragraph' || node.type === 'heading') paragraphs.push(said(words(node)));
    else for (const child of node.children ?? []) walk(child);
  };
  walk(parser.parse(mdx));
  return paragraphs.filter(Boolean).join('\n\n');
}

/** @returns {string} */
const words = (/** @type {any} */ node) =>
  unsaid.has(node.name ?? node.type)
    ? mark
    : node.name === 'Cite'
      ? ''
      : (node.value ?? (node.children ?? []).map(words).join(''));

/** Without the sentences that hold a mark, and without the id behind a heading. */
const said = (/** @type {string} */ text) =>
  Array.from(sentences.segment(text.replace(/\s*\[#[a-z0-9-]+\]\s*$/, '')), ({ segment }) => segment)
    .filter((sentence) => !sentence.includes(mark))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:?])/g, '$1')
    .trim();

/** Every chapter in the order of the course, then the glossary; cut at the limit between two paragraphs.
 *  @param {string} content folder */
export function courseProse(content) {
  const read = (/** @type {string} */ path) => readFileSync(resolve(content, path), 'utf8');
  const written = new Set(readdirSync(resolve(content, 'chapters')));
  /** @type {{ slug: string }[]} */
  const chapters = parseYaml(read('curriculum.yaml')).chapters;
  /** @type {{ term: string, definition: string }[]} */
  const glossary = parseYaml(read('glossary.yaml'));
  const all = [
    ...chapters.filter(({ slug }) => written.has(slug)).map(({ slug }) => proseOf(read(`chapters/${slug}/index.mdx`))),
    ...glossary.map(({ term, definition }) => proseOf(`${term}: ${definition}`)),
  ].join('\n\n');
  return all.length <= limit ? all : all.slice(0, all.lastIndexOf('\n\n', limit));
}

/** The Vite plugin. Only a built page fetches the text, as a file of its own: on the server, in tests and in development it is in the module.
 *  @returns {import('vite').Plugin} */
export function courseProsePlugin() {
  const name = 'virtual:course-prose';
  const content = resolve(import.meta.dirname, '../../../content');
  let building = false;
  return {
    name: 'course-prose',
    configResolved({ command }) {
      building = command === 'build';
    },
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const prose = courseProse(content);
      if (!building || this.environment.config.consumer === 'server')
        return `export const text = ${JSON.stringify(prose)}; export const address = '';`;
      const file = this.emitFile({ type: 'asset', name: 'course-prose.txt', source: prose });
      return `export const text = ''; export const address = import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}
