/** A file as it is printed: its comments told from its code, and an address on each line that some page points at. Every token in a colour of
 *  its own would be ten times the page, for a browser and for whoever checks it. */
import ts from 'typescript';
import { api, parsedFile } from './api';
import { rowOf } from './rows';
import { sourceOf } from './sources';

export interface Piece {
  readonly kind: 'code' | 'comment';
  readonly text: string;
}
/** Some lines; one alone where it has an address. */
export interface Stretch {
  readonly line: number | undefined;
  readonly pieces: readonly Piece[];
}

let pointedAt: ReadonlySet<string> | undefined;

/** `methods/loss.ts:18` for every line that the list of functions leads to. */
function lines(): ReadonlySet<string> {
  pointedAt ??= new Set(
    api()
      .flatMap(({ entries }) => entries)
      .flatMap(({ file, line, operation }) => {
        const row = operation && rowOf('derivatives', operation);
        return [`${file}:${line}`, ...(row ? [`${row.file}:${row.line}`] : [])];
      }),
  );
  return pointedAt;
}

export function listing(path: string): Stretch[] {
  const text = sourceOf(path);
  const comments = commentsOf(parsedFile(path));
  const stretches: { line: number | undefined; start: number; end: number }[] = [];
  let start = 0;
  text.split('\n').forEach((content, i) => {
    const end = Math.min(text.length, start + content.length + 1);
    const line = lines().has(`${path}:${i + 1}`) ? i + 1 : undefined;
    const last = stretches.at(-1);
    if (last && last.line === undefined && line === undefined) last.end = end;
    else stretches.push({ line, start, end });
    start = end;
  });
  return stretches.map(({ line, start, end }) => ({ line, pieces: cut(text, start, end, comments) }));
}

function cut(text: string, start: number, end: number, comments: readonly ts.TextRange[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const upTo = (to: number, kind: Piece['kind']) => {
    if (to > at) pieces.push({ kind, text: text.slice(at, to) });
    at = Math.max(at, to);
  };
  for (const { pos, end: close } of comments) {
    if (close <= start || pos >= end) continue;
    upTo(Math.max(start, pos), 'code');
    upTo(Math.min(end, close), 'comment');
  }
  upTo(end, 'code');
  return pieces;
}

/** In order. The parser knows what a comment is; a pattern would be fooled by the first string with two slashes. */
function commentsOf(file: ts.SourceFile): ts.TextRange[] {
  const found = new Map<number, ts.TextRange>();
  const walk = (node: ts.Node): void => {
    for (const range of [
      ...(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []),
    ])
      found.set(range.pos, range);
    if (!ts.isTemplateLiteralToken(node)) node.getChildren(file).forEach(walk);
  };
  walk(file);
  return [...found.values()].sort((a, b) => a.pos - b.pos);
}
