/** The first reading of a typed formula, left to right: only known signs, names and functions get any further, and what is refused has a place. */
import { functions, Refusal } from './expression';

export const maxLength = 300;
export const maxDepth = 30;

const shapes = /(\s+)|(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([A-Za-z_]\w*)|([-+*/^()])/y;

/** Signs as books print them. Each stands for one character, so that places stay places. A new line is a space: mathjs would begin another formula there. */
const typed = (text: string) =>
  text
    .replace(/\s/g, ' ')
    .replace(/[−–]/g, '-')
    .replace(/[·×⋅∗]/g, '*')
    .replace(/[÷∕]/g, '/');

/**
 * Checks the words of a formula and gives it back in plain signs.
 * @throws Refusal naming the place of what is not allowed
 */
export function checkWords(text: string, names: readonly string[]): string {
  if (text.length > maxLength)
    throw new Refusal(`The formula has ${text.length} characters; at most ${maxLength} are read.`);
  if (text.trim() === '') throw new Refusal('The formula is empty: type one, for instance a * x + b.');
  const plain = typed(text);
  const known = `use ${names.join(', ')}`;
  let depth = 0;
  for (let at = 0; at < plain.length; at = shapes.lastIndex) {
    shapes.lastIndex = at;
    const found = shapes.exec(plain);
    const place = `at character ${at + 1}`;
    if (!found) {
      const sign = String.fromCodePoint(text.codePointAt(at)!);
      throw new Refusal(
        `“${/[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) ? sign : 'A hidden character'}” ${place} is not part of a formula: use + − * / ^ and brackets.`,
      );
    }
    const [word, , number, name] = found;
    if (number && !Number.isFinite(Math.fround(Number(number))))
      throw new Refusal(`The number ${place} is too large for the engine, which counts in 32 bits.`);
    if (name) {
      const called = /^\s*\(/.test(plain.slice(shapes.lastIndex));
      const isFunction = Object.hasOwn(functions, name);
      if (called && !isFunction && names.includes(name))
        throw new Refusal(`${name} ${place} is a number, not a function: write ${name} * (…).`);
      if (called && !isFunction)
        throw new Refusal(`Unknown function ${short(name)} ${place}: use ${Object.keys(functions).join(', ')}.`);
      if (!called && isFunction) throw new Refusal(`${name} ${place} is a function: write ${name}(…).`);
      if (!called && !names.includes(name)) {
        const letters = [...name];
        const product = letters.length > 1 && letters.every((letter) => names.includes(letter));
        throw new Refusal(`Unknown name ${short(name)} ${place}: ${product ? `write ${letters.join(' * ')}` : known}.`);
      }
    }
    if (word === '(' && ++depth > maxDepth) throw new Refusal(`The brackets ${place} are more than ${maxDepth} deep.`);
    if (word === ')' && --depth < 0) throw new Refusal(`The bracket “)” ${place} closes nothing.`);
  }
  if (depth > 0) throw new Refusal(`${depth === 1 ? 'A bracket “(” is' : `${depth} brackets “(” are`} never closed.`);
  return plain;
}

const short = (name: string) => (name.length > 12 ? `${name.slice(0, 11)}…` : name);
