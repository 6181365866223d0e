/** What there is to test, found by listing: the built pages and the figures. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const dist = 'dist';

/** Paths of all built pages, without the base: '', 'attention/', 'embed/mask-painter/'… */
export const pages: readonly string[] = globSync(`${dist}/**/*.html`)
  .map((file) => file.slice(dist.length + 1).replace(/(^|\/)index\.html$/, '$1'))
  .filter((page) => !page.startsWith('pagefind/'))
  .sort();

export const html = (page: string): string =>
  readFileSync(join(dist, page.endsWith('.html') ? page : `${page}index.html`), 'utf8');

/** The text of all stylesheets that were built. */
export const builtStyles = globSync(`${dist}/_astro/*.css`)
  .map((file) => readFileSync(file, 'utf8'))
  .join('');

/** Ids of all figures: the folders of src/widgets. */
export const figureIds: readonly string[] = globSync('src/widgets/*/params.ts')
  .map((file) => file.split('/').at(-2)!)
  .sort();

/** Slugs of the chapters that are written. */
export const chapters: readonly string[] = globSync('content/chapters/*/index.mdx')
  .map((file) => file.split('/').at(-2)!)
  .sort();

export interface Curriculum {
  chapters: { slug: string; number: number; title: string }[];
  entries: { id: string; chapter: string; title: string; figures: string[] }[];
  figures: { id: string; priority: string; chapters: string[] }[];
}
export const curriculum = (): Curriculum => parse(readFileSync('content/curriculum.yaml', 'utf8'));

export interface GalleryRow {
  id: string;
  title: string;
  dials: { name: string; label: string; kind: string }[];
  presets: { id: string; name: string }[];
}
export const gallery: readonly GalleryRow[] = existsSync(`${dist}/gallery/widgets.json`)
  ? JSON.parse(readFileSync(`${dist}/gallery/widgets.json`, 'utf8'))
  : [];
