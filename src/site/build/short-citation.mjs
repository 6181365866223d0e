/** How a work is named in running text. Not TypeScript: the configuration reads it too, through model-facts.mjs. */

/** @typedef {{ family: string } | { literal: string }} Author */

/** @param {Author} author */
const lastName = (author) => ('literal' in author ? author.literal : author.family);

/** "Vaswani et al." and "2017", from the CSL fields of a work.
 *  @param {{ author?: readonly Author[], others?: boolean, issued?: number }} work
 *  @returns {{ authors: string, year: string }} */
export function shortCitation({ author = [], others = false, issued }) {
  const [first, second] = author;
  const year = issued === undefined ? '' : String(issued);
  if (!first) return { authors: 'Anonymous', year };
  if (others || author.length > 2) return { authors: `${lastName(first)} et al.`, year };
  return { authors: second ? `${lastName(first)} and ${lastName(second)}` : lastName(first), year };
}
