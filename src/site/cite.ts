/** How a work is named in the list, from its CSL fields. */
import type { CollectionEntry } from 'astro:content';

type Reference = CollectionEntry<'references'>['data'];
type Author = Reference['author'][number];

const wholeName = (author: Author) =>
  'literal' in author ? author.literal : [author.given, author.family].filter(Boolean).join(' ');

/** All authors, as they sign; a cut list says so. */
export function authorList({ author, others }: Reference): string {
  const names = author.map(wholeName);
  if (others) return `${names.join(', ')} and others`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}
