/** The empty corner of a table is no header: `<th></th>` → `<td></td>`. */
export default function rehypeEmptyHeaders() {
  /** @param {any} node */
  const visit = (node) => {
    if (node.tagName === 'th' && !node.children.length) node.tagName = 'td';
    node.children?.forEach(visit);
  };
  return visit;
}
