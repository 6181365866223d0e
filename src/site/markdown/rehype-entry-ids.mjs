/**
 * `## No peeking [#attention-masking]` → `<h2 id="attention-masking">No peeking</h2>`.
 * First in the list of rehype plugins, so that Astro's own heading ids find the id in place.
 */
export default function rehypeEntryIds() {
  /** @param {any} node */
  const visit = (node) => {
    if (/^h[2-4]$/.test(node.tagName ?? '')) {
      const last = node.children.at(-1);
      const mark = last?.type === 'text' && /\s*\[#([a-z0-9-]+)\]$/.exec(last.value);
      if (mark) {
        node.properties.id = mark[1];
        last.value = last.value.slice(0, mark.index);
      }
    }
    node.children?.forEach(visit);
  };
  return visit;
}
