/** Everything that needs no download, in one go. */
import { course } from '@/corpus/course';
import { scandal } from '@/corpus/scandal';
import { around, fit, type Fit } from '@/models/text/budget';
import { bytesOf } from '@/models/text/bpe/alphabet';
import { codePoints, graphemes } from '@/models/text/graphemes';
import { attentionCosts, bytesPerToken, charactersPerToken } from '@/models/text/measure';
import { readsBytes, windowOf, type WithContext } from './closest';
import { numbersIn, repaired, splitByBpe, type Splits } from './numbers';
import { ownRow, type Row } from './rows';
import { ownNames, type OwnName, type SchemeName } from './schemes';

export const views = { compare: 'compare', numbers: 'numbers', budget: 'budget' } as const;
export const sources = { own: 'your own', course: 'this course', scandal: 'a story' } as const;

export interface State {
  readonly view: keyof typeof views;
  readonly text: string;
  readonly source: keyof typeof sources;
  readonly merges: number;
  readonly shown: boolean;
  readonly scheme: SchemeName;
  readonly at: number;
  readonly model: string;
}

export interface TextSize {
  readonly characters: number;
  readonly bytes: number;
}

/** Visible characters that are several code points. */
export interface Cluster {
  readonly grapheme: string;
  readonly codePoints: number;
}

export interface Result {
  readonly text: string;
  readonly size: TextSize;
  /** What is split on the page at once: the text, or its beginning. */
  readonly excerpt: string;
  readonly excerptSize: TextSize;
  readonly long: boolean;
  readonly rows: readonly Row[];
  readonly graphemes: number;
  readonly clusters: readonly Cluster[];
  readonly numbers: { readonly items: readonly string[]; readonly found: boolean; readonly columns: readonly Splits[] };
  readonly budget: Budget;
}

export interface Budget extends Fit {
  readonly model: WithContext;
  /** The tokenizer it is measured with. */
  readonly by: SchemeName;
  readonly perToken: number;
  readonly before: string;
  readonly after: string;
}

/** UTF-16 units that are split while the page waits. */
export const excerptLength = 20_000;

export const sizeOf = (text: string): TextSize => ({ characters: codePoints(text), bytes: bytesOf(text).length });

export function compute({ text: own, source, merges, model }: State): Result {
  const text = source === 'course' ? course : source === 'scandal' ? scandal : own;
  const excerpt = beginning(text);
  const size = sizeOf(text);
  const rows = ownNames.map((name) => ownRow(name, excerpt, merges));
  const visible = graphemes(excerpt);
  const { items, found } = numbersIn(excerpt);
  const excerptSize = sizeOf(excerpt);
  const by: OwnName = readsBytes(windowOf(model)) ? 'bytes' : 'bpe';
  const { tokens } = rows.find(({ scheme }) => scheme === by)!;
  return {
    text,
    size,
    excerpt,
    excerptSize,
    long: excerpt.length < text.length,
    rows,
    graphemes: visible.length,
    clusters: clustersIn(visible),
    numbers: { items, found, columns: [splitByBpe(items, merges), ...repaired(items)] },
    budget: budgetOf(model, by, text, size, charactersPerToken({ ...excerptSize, tokens })),
  };
}

/** @param perToken characters a token, NaN for a text without tokens */
export function budgetOf(model: string, by: SchemeName, text: string, size: TextSize, perToken: number): Budget {
  const facts = windowOf(model);
  const fits = fit(facts.context, size.characters, perToken || 1);
  return { model: facts, by, perToken, ...fits, ...around(text, fits.covered) };
}

/** The numbers of a row beside those of the others. */
export interface Measured {
  readonly scheme: SchemeName;
  readonly vocabulary: number;
  readonly tokens: number;
  readonly cost: number;
  readonly bytesPerToken: number;
  readonly charactersPerToken: number;
}

export function measured(
  rows: readonly { scheme: SchemeName; vocabulary: number; tokens: number }[],
  size: TextSize,
): Measured[] {
  const costs = attentionCosts(rows.map(({ tokens }) => tokens));
  return rows.map(({ scheme, vocabulary, tokens }, i) => ({
    scheme,
    vocabulary,
    tokens,
    cost: costs[i],
    bytesPerToken: bytesPerToken({ ...size, tokens }),
    charactersPerToken: charactersPerToken({ ...size, tokens }),
  }));
}

function clustersIn(visible: readonly string[]): Cluster[] {
  const found = new Map<string, number>();
  for (const grapheme of visible) {
    const points = codePoints(grapheme);
    if (points > 1 && grapheme.trim() !== '') found.set(grapheme, points);
    if (found.size === 3) break;
  }
  return [...found].map(([grapheme, codePoints]) => ({ grapheme, codePoints }));
}

function beginning(text: string): string {
  const cut = text.slice(0, excerptLength);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}
