/** Text of docstrings, taken apart for setting: nothing here becomes HTML by itself. */

export interface FormulaPart {
  readonly level: 'span' | 'sub' | 'sup';
  readonly text: string;
}

/** `e^{−x}` and `W_Q^j`: what follows _ or ^, one character or a group in braces, is lowered or raised. A raised group may have indices of its own. */
export function formulaParts(formula: string): FormulaPart[] {
  return formula
    .split(/([_^](?:\{[^}]*\}|[^\s{}()[\],;=]))/u)
    .filter((part) => part !== '')
    .map((part) => {
      const level = /^_./u.test(part) ? 'sub' : /^\^./u.test(part) ? 'sup' : 'span';
      return { level, text: level === 'span' ? part : part.slice(1).replace(/^\{|\}$/g, '') };
    });
}

export type ProsePart =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'cite'; readonly text: string; readonly id: string };

/** @param works what a docstring may call a work (its id, its arXiv number) → its id in the list of references */
export function proseParts(prose: string, works: ReadonlyMap<string, string>): ProsePart[] {
  const parts: ProsePart[] = [];
  const put = (text: string) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + text };
    else if (text !== '') parts.push({ kind: 'text', text });
  };
  for (const piece of prose.split(/(`[^`]+`|\b\d{4}\.\d{4,5}\b|\b[a-z]+\d{4}[a-z]*\b)/)) {
    const id = works.get(piece);
    if (/^`.+`$/.test(piece)) parts.push({ kind: 'code', text: piece.slice(1, -1) });
    else if (id !== undefined) parts.push({ kind: 'cite', text: piece, id });
    else put(piece);
  }
  return parts;
}
