/**
 * Formulas a reader types. mathjs reads the grammar and nothing else: it never evaluates, and its tree is walked against a list of what is allowed.
 * What comes out is a tree of our own.
 */
import { create, parseDependencies, type MathNode } from 'mathjs/number';
import { functions, Refusal, signs, type Expression } from './expression';
import { checkWords, maxDepth } from './words';

export type { Expression } from './expression';

export type Parsed =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: string };

const { parse: readGrammar } = create(parseDependencies);

/**
 * Reads a formula over the given names: numbers, + − * / ^, brackets and a few functions; at most 300 characters, 30 deep.
 * Never throws: what is refused is answered with one sentence that names the place.
 */
export function parse(text: string, names: readonly string[]): Parsed {
  try {
    return { ok: true, expression: translate(grammar(checkWords(text, names)), 1) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.message };
    throw error;
  }
}

function grammar(text: string): MathNode {
  try {
    return readGrammar(text);
  } catch (error) {
    // A SyntaxError of mathjs counts characters from one and ends where the text does not go on as it must.
    const at = (error as { char?: unknown }).char;
    if (typeof at !== 'number') throw new Refusal('The formula cannot be read.');
    throw new Refusal(
      at > text.trimEnd().length
        ? 'The formula stops too early: something is missing at the end.'
        : `The formula cannot be read from character ${at} on: “${text.slice(at - 1, at + 7)}”.`,
    );
  }
}

/** The allow-list. */
function translate(node: MathNode, depth: number): Expression {
  if (depth > maxDepth) throw new Refusal(`The formula is more than ${maxDepth} operations deep.`);
  const operands = (list: MathNode[]) => list.map((part) => translate(part, depth + 1));
  switch (node.type) {
    case 'ParenthesisNode':
      return translate((node as unknown as { content: MathNode }).content, depth);
    case 'ConstantNode': {
      const { value } = node as unknown as { value: unknown };
      if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
      break;
    }
    case 'SymbolNode':
      return { kind: 'name', name: (node as unknown as { name: string }).name };
    case 'FunctionNode': {
      const { fn, args } = node as unknown as { fn: { name?: string }; args: MathNode[] };
      const name = fn.name ?? '';
      if (args.length === 1 && Object.hasOwn(functions, name))
        return { kind: 'operation', operation: functions[name as keyof typeof functions], of: operands(args) };
      throw new Refusal(`${name} takes one number in its brackets.`);
    }
    case 'OperatorNode': {
      const { op, args } = node as unknown as { op: string; args: MathNode[] };
      const of = operands(args);
      if (op === '^') return power(of[0]!, of[1]!);
      if (args.length === 2 && Object.hasOwn(signs, op))
        return { kind: 'operation', operation: signs[op as keyof typeof signs], of };
      if (args.length === 1 && op === '+') return of[0]!;
      if (args.length === 1 && op === '-') return negative(of[0]!);
    }
  }
  throw new Refusal('The formula uses something that is not allowed: use numbers, names, + − * / ^ and brackets.');
}

/** −2 is a number, not an operation on one. */
const negative = (x: Expression): Expression =>
  x.kind === 'number' ? { kind: 'number', value: -x.value } : { kind: 'operation', operation: 'neg', of: [x] };

function power(base: Expression, exponent: Expression): Expression {
  if (exponent.kind !== 'number')
    throw new Refusal('After ^ stands a plain number: for a power that varies, write exp(x * log(a)).');
  return { kind: 'operation', operation: 'pow', of: [base, exponent] };
}
