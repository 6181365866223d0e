/** A symbol written on one line, taken apart: "W_Q^j" is W, with Q below and j above. */

export interface SymbolPart {
  readonly level: 'span' | 'sub' | 'sup';
  readonly text: string;
}

/** One character after each _ or ^ is lowered or raised; a space or nothing after the sign leaves it as it is. */
export function symbolParts(name: string): SymbolPart[] {
  return name
    .split(/(?=[_^]\S)|(?<=[_^]\S)/u)
    .filter((part) => part !== '')
    .map((part) => {
      const level = /^_\S/u.test(part) ? 'sub' : /^\^\S/u.test(part) ? 'sup' : 'span';
      return { level, text: level === 'span' ? part : part.slice(1) };
    });
}
