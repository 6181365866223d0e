/**
 * Wraps each h2 and what follows it in `<section aria-labelledby>`: the outline follows sections, and a section is what the presenter cuts into slides.
 * What stands before the first h2 stays as it is; import and export nodes stay at the root.
 */
export default function rehypeSections() {
  /** @param {any} tree */
  return (tree) => {
    /** @type {any[]} */
    const root = [];
    /** @type {any} */
    let section = null;
    for (const node of tree.children) {
      const isModule = node.type === 'mdxjsEsm';
      if (node.type === 'element' && node.tagName === 'h2') {
        section = {
          type: 'element',
          tagName: 'section',
          properties: { 'aria-labelledby': node.properties.id },
          children: [],
        };
        root.push(section);
      }
      (section && !isModule ? section.children : root).push(node);
    }
    tree.children = root;
  };
}
