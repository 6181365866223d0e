/**
 * Sections, figures and equations number themselves: the MDX of every chapter is read once, in order, and what it places is counted.
 * `<See id>` finds its target here, so a target that does not exist stops the build.
 */
import { getCollection } from 'astro:content';
import { figures } from './figures';
import { outlineOf, type Outline, type Target } from './outline-of';

const sources = import.meta.glob<string>('/content/chapters/*/index.mdx', {
  query: '?raw',
  import: 'default',
  eager: true,
});

let outlines: Promise<ReadonlyMap<string, Outline>> | undefined;

/** Chapter slug → its numbered headings, figures and equations. */
export function allOutlines(): Promise<ReadonlyMap<string, Outline>> {
  outlines ??= read();
  return outlines;
}

async function read(): Promise<ReadonlyMap<string, Outline>> {
  const [chapters, entries, planned] = await Promise.all([
    getCollection('chapters'),
    getCollection('entries'),
    getCollection('figures'),
  ]);
  const known = {
    entries: new Map(entries.map((e) => [e.id, e.data.chapter])),
    planned: new Set(planned.map((f) => f.id)),
    built: new Set(figures.keys()),
  };
  return new Map(
    chapters
      .filter(({ id }) => sources[`/content/chapters/${id}/index.mdx`] !== undefined)
      .map(({ id, data }) => [id, outlineOf(id, data.number, sources[`/content/chapters/${id}/index.mdx`]!, known)]),
  );
}

export async function outline(chapter: string): Promise<Outline> {
  const found = (await allOutlines()).get(chapter);
  if (!found) throw new Error(`There is no chapter "${chapter}" in content/chapters.`);
  return found;
}

/**
 * What `<See id>` points at: this chapter's own targets first, then any chapter's.
 * @throws Error naming the file, the id and what this chapter has
 */
export async function target(id: string, chapter: string | undefined): Promise<Target & { chapter: string }> {
  const all = await allOutlines();
  const order = [chapter, ...all.keys()].filter((slug): slug is string => slug !== undefined && all.has(slug));
  for (const slug of order) {
    const found = all.get(slug)!.targets.get(id);
    if (found) return { ...found, chapter: slug };
  }
  const here = chapter ? [...(all.get(chapter)?.targets.keys() ?? [])] : [];
  throw new Error(
    `content/chapters/${chapter ?? '?'}/index.mdx: <See id="${id}"> points at nothing. This chapter has ${here.join(', ')}.`,
  );
}
