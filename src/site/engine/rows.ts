/** Rows of the engine's tables (kernels, derivatives, explanations), as they stand in the source. */
import ts from 'typescript';
import { parsedFile } from './api';
import { sources } from './sources';

export interface Row {
  readonly file: string;
  readonly line: number;
  /** The row with the comments that belong to it, set back to the margin. */
  readonly text: string;
}

/** The row `operation` of the table in the folder `table`, or undefined when it has none of its own. */
export function rowOf(table: 'forward' | 'derivatives' | 'explain', operation: string): Row | undefined {
  for (const file of sources.keys()) {
    if (!file.startsWith(`${table}/`)) continue;
    const source = parsedFile(file);
    for (const property of source.statements.flatMap(rowsIn)) {
      if (property.name?.getText() !== operation) continue;
      const line = source.getLineAndCharacterOfPosition(property.getStart()).line;
      return { file, line: line + 1, text: setBack(wholeLines(source.text.split('\n'), property, source)) };
    }
  }
  return undefined;
}

/** The properties of every exported object. */
function rowsIn(statement: ts.Statement): ts.ObjectLiteralElementLike[] {
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ initializer }) => {
    const table = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
    return table && ts.isObjectLiteralExpression(table) ? [...table.properties] : [];
  });
}

/** From the comment above it to the comment behind it. */
function wholeLines(lines: readonly string[], property: ts.Node, source: ts.SourceFile): string[] {
  let first = source.getLineAndCharacterOfPosition(property.getStart()).line;
  const last = source.getLineAndCharacterOfPosition(property.getEnd()).line;
  while (/^\s*\/\//.test(lines[first - 1] ?? '')) first--;
  return lines.slice(first, last + 1);
}

function setBack(lines: readonly string[]): string {
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length));
  return lines
    .map((line) =>
      line
        .slice(margin)
        .replace(/(\S) {3,}\/\//, '$1  //')
        .replace(/\/\/ {2,}/, '// '),
    )
    .join('\n')
    .replace(/,(?=(?:\s*\/\/[^\n]*)?$)/, '');
}
