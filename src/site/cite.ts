/** How a work is named in running text and in the list, from its CSL fields. */
import type { CollectionEntry } from 'astro:content';

export type Reference = CollectionEntry<'references'>['data'];
type Author = Reference['author'][number];

const lastName = (author: Author) => ('literal' in author ? author.literal : author.family);
const wholeName = (author: Author) =>
  'literal' in author ? author.literal : [author.given, author.family].filter(Boolean).join(' ');

/** "Vaswani et al." and 2017. */
export function shortCitation({ author, others, issued }: Reference): { authors: string; year: string } {
  const [first, second] = author;
  const year = issued === undefined ? '' : String(issued);
  if (!first) return { authors: 'Anonymous', year };
  if (others || author.length > 2) return { authors: `${lastName(first)} et al.`, year };
  return { authors: second ? `${lastName(first)} and ${lastName(second)}` : lastName(first), year };
}

/** All authors, as they sign; a cut list says so. */
export function authorList({ author, others }: Reference): string {
  const names = author.map(wholeName);
  if (others) return `${names.join(', ')} and others`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
