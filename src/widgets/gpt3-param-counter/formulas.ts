/** What a reader types into a size, a cell or an answer, read: a tree, or one sentence. */
import { parse, type Expression } from '@/expr/parse';
import type { Changes } from '@/models/transformer/ledger/ledger';
import { evaluate, fraction, NoSize, type Fraction } from '@/models/transformer/ledger/formula';
import { cellNames, lineIds, type CellName, type LineId } from '@/models/transformer/ledger/lines';
import { read, resolveSizes, sizeNames, type Size, type SizeName, type Sizes } from '@/models/transformer/ledger/sizes';

export const longest = 60;

/** GPT-3, which stands in where a formula cannot be used. */
export const instead: Sizes = {
  V: 50257n,
  n: 2048n,
  d: 12288n,
  h: 96n,
  h_kv: 96n,
  d_k: 128n,
  d_ff: 49152n,
  N: 96n,
};

type Read = { readonly expression: Expression } | { readonly problem: string };

export function readFormula(text: string): Read {
  const plain = text.replace(/(?<=\d)[,'’\u00a0\u202f ](?=\d{3}(?!\d))/g, ''); // 12,288 is one number
  if (plain.trim() === '') return { problem: 'The field is empty: type a number, or a formula such as 4*d.' };
  if (plain.length > longest) return { problem: `The formula has ${plain.length} characters; at most ${longest} are read.` }; // prettier-ignore
  const parsed = parse(plain, sizeNames);
  return parsed.ok ? { expression: parsed.expression } : { problem: parsed.problem };
}

export type Texts = Readonly<Record<SizeName, string>>;
export interface TypedSize extends Size {
  readonly text: string;
  /** Why the text could not be used, in a sentence. */
  readonly refused?: string;
}

export function readSizes(texts: Texts): Record<SizeName, TypedSize> {
  const all = sizeNames.map((name) => [name, readFormula(texts[name])] as const);
  const formulas = Object.fromEntries(
    all.map(([name, read]) => [name, 'expression' in read ? read.expression : { kind: 'number', value: Number(instead[name]) }]), // prettier-ignore
  ) as Record<SizeName, Expression>;
  const sizes = resolveSizes(formulas, instead);
  return Object.fromEntries(
    all.map(([name, read]) => {
      const text = texts[name].trim();
      const problem = sizes[name].problem && `${name} = ${text} ${sizes[name].problem}.`;
      return [name, { ...sizes[name], text, refused: 'problem' in read ? read.problem : problem }];
    }),
  ) as Record<SizeName, TypedSize>;
}

/** Why a size cannot be written so; undefined where it can. */
export function refusalOf(texts: Texts, name: SizeName, text: string): string | undefined {
  const before = readSizes(texts);
  const after = readSizes({ ...texts, [name]: text });
  return sizeNames.map((other) => (before[other].refused && other !== name ? undefined : after[other].refused)).find(Boolean); // prettier-ignore
}

// Changed cells are one text, so that they travel in a link: "up.columns = 8*d; key.each = 1".

export type CellKey = `${LineId}.${CellName}`;
const isKey = (key: string): key is CellKey => {
  const [line, cell, more] = key.split('.');
  return !more && lineIds.includes(line as LineId) && cellNames.includes(cell as CellName);
};

export function readChanges(text: string): { changes: Changes; texts: ReadonlyMap<CellKey, string>; unread: number } {
  const changes: Partial<Record<CellKey, Expression>> = {};
  const texts = new Map<CellKey, string>();
  let unread = 0;
  for (const entry of text.split(';').filter((entry) => entry.trim() !== '')) {
    const [key = '', formula = ''] = entry.split('=').map((part) => part.trim());
    const read = readFormula(formula);
    if (!isKey(key) || 'problem' in read) {
      unread++;
      continue;
    }
    changes[key] = read.expression;
    texts.set(key, formula);
  }
  return { changes, texts, unread };
}

/** The text with one cell written anew, or put back. */
export function withChange(text: string, key: CellKey, formula: string | undefined): string {
  const texts = new Map(readChanges(text).texts);
  if (formula === undefined) texts.delete(key);
  else texts.set(key, formula.trim());
  return [...texts].map(([key, formula]) => `${key}=${formula}`).join(';');
}

/** Why a cell cannot be written so. */
export function refusalOfCell(sizes: Sizes, text: string): string | undefined {
  const typed = readFormula(text);
  if ('problem' in typed) return typed.problem;
  const { problem } = read(typed.expression, (name) => fraction(sizes[name as SizeName]), 0n);
  return problem && `${text.trim()} ${problem}.`;
}

/** An answer of the exercise: a number, or the formula it comes from. */
export function readAnswer(text: string, sizes: Sizes): { value?: Fraction; problem?: string } {
  if (text.trim() === '') return {};
  const typed = readFormula(text);
  if ('problem' in typed) return { problem: typed.problem };
  try {
    return { value: evaluate(typed.expression, (name) => fraction(sizes[name as SizeName])) };
  } catch (error) {
    if (error instanceof NoSize) return { problem: `${text.trim()} ${error.message}.` };
    throw error;
  }
}
