/** Writing by clicking: the text of the context with one token more, or one less. */
import type { Unit } from '@/models/language/ngram/corpus';
import { spacesBefore } from '@/models/language/ngram/spaced';

interface Token {
  readonly text: string;
  readonly isStart: boolean;
}

/** STOP is written ¶. */
export function appended(
  context: string,
  before: readonly Token[],
  piece: string,
  isStop: boolean,
  unit: Unit,
): string {
  if (isStop) return `${context}${context === '' || /\s$/.test(context) ? '' : ' '}¶ `;
  if (unit === 'letters' || context === '' || /\s$/.test(context)) return context + piece;
  const said = before.filter(({ isStart }) => !isStart).map(({ text }) => text);
  return context + (spacesBefore([...said, piece]).at(-1) ?? ' ') + piece;
}

export function shortened(context: string, before: readonly Token[]): string {
  const last = before.at(-1);
  const text = context.trimEnd();
  if (!last || last.text === ' ') return text;
  const piece = last.isStart ? '¶' : last.text;
  return text.endsWith(piece) ? text.slice(0, text.length - piece.length).trimEnd() : text;
}
