/** A docstring taken apart: what, formula, shapes, and the marks @param, @returns, @throws, "Source:" and "Leaves out:". */

export type Block = { readonly kind: 'text' | 'formula'; readonly text: string };

export interface Docstring {
  readonly blocks: readonly Block[];
  readonly params: readonly { name: string; text: string }[];
  readonly returns: string | undefined;
  readonly throws: readonly string[];
  readonly source: string | undefined;
  readonly leavesOut: string | undefined;
}

const marks = /(?:^|[\s(])(@param|@returns?|@throws|Source:|Leaves out:)\s+/;

/** Reads the text of a comment, stars and all. */
export function docstring(comment: string): Docstring {
  const text = comment
    .replace(/^\/\*\*\s?|\s*\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, ''))
    .join('\n');
  const [body = '', ...rest] = text.split(marks);
  const marked = rest
    .filter((_, i) => i % 2 === 0)
    .map((mark, i) => ({ mark, text: oneLine(rest[2 * i + 1] ?? '').replace(/[,;]$/, '') }));
  const of = (...names: string[]) => marked.filter(({ mark }) => names.includes(mark)).map(({ text }) => text);
  return {
    blocks: blocksOf(body),
    params: of('@param').map((text) => {
      const [name = '', ...words] = text.split(' ');
      return { name, text: words.join(' ') };
    }),
    returns: of('@return', '@returns')[0],
    throws: of('@throws'),
    source: of('Source:').join(' ') || undefined,
    leavesOut: of('Leaves out:').join(' ') || undefined,
  };
}

/** Lines set in stand apart; the rest is prose, whose first clause may be a formula. */
function blocksOf(body: string): Block[] {
  const blocks: Block[] = [];
  for (const line of body.split('\n')) {
    const kind = /^ {2,}\S/.test(line) ? 'formula' : 'text';
    const last = blocks.at(-1);
    if (line.trim() === '') blocks.push({ kind: 'text', text: '' });
    else if (last?.kind === kind && last.text !== '')
      blocks[blocks.length - 1] = { kind, text: `${last.text}\n${line.trimEnd()}` };
    else blocks.push({ kind, text: line.trimEnd() });
  }
  const [first, ...others] = blocks.filter(({ text }) => text !== '').map(tidied);
  return first ? [...leadingFormula(first), ...others] : [];
}

const tidied = ({ kind, text }: Block): Block =>
  kind === 'text'
    ? { kind, text: oneLine(text) }
    : { kind, text: text.split('\n').map((line) => line.trim()).join('\n') }; // prettier-ignore

const equation = /^(?!.{0,24}\bis\b)[^.;:=]{1,22} = .+?(?=[:;.](?:\s|$)|\s{2,}| along `|$)/u;

/** "y = ln x: −∞ at 0, NaN below" is a formula and a remark. */
function leadingFormula(block: Block): Block[] {
  const formula = block.kind === 'text' ? equation.exec(block.text)?.[0] : undefined;
  if (!formula) return [block];
  const rest = block.text.slice(formula.length).replace(/^[:;.,]?\s*/, '');
  const remark = rest.charAt(0).toUpperCase() + rest.slice(1);
  return [{ kind: 'formula', text: formula.trim() }, ...(rest ? [{ kind: 'text', text: remark } as const] : [])];
}

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();
