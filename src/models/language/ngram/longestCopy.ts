/** The longest run of tokens that stands word for word in another text: [from, to), the first of equals.
 *  @param text a text made by `asString` */
export function longestCopy(sample: readonly number[], text: string): { from: number; to: number } {
  let best = { from: 0, to: 0 };
  for (let from = 0, to = 0; to < sample.length; from++) {
    to = Math.max(to, from);
    while (to < sample.length && text.includes(asString(sample.slice(from, to + 1)))) to++;
    if (to - from > best.to - best.from) best = { from, to };
  }
  return best;
}

/** One character an id, so that a search for a run of ids is a search in a string. Half characters (surrogates) are left out. */
export const asString = (ids: readonly number[]): string => {
  const parts: string[] = [];
  for (let i = 0; i < ids.length; i += 10_000)
    parts.push(String.fromCodePoint(...ids.slice(i, i + 10_000).map((id) => (id < 0xd800 ? id : id + 0x2000))));
  return parts.join('');
};
