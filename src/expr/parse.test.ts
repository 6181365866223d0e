import fc from 'fast-check';
import { expect, test } from 'vitest';
import { functions, signs, type Expression } from './expression';
import { parse } from './parse';

const names = ['a', 'b', 'c', 'x'];
const problem = (text: string) => {
  const parsed = parse(text, names);
  return parsed.ok ? undefined : parsed.problem;
};
/** The tree in brackets, so that precedence can be seen. */
function written(text: string): string {
  const parsed = parse(text, names);
  if (!parsed.ok) throw new Error(parsed.problem);
  const write = (e: Expression): string =>
    e.kind === 'operation'
      ? `${e.operation}(${e.of.map(write).join(' ')})`
      : String(e.kind === 'name' ? e.name : e.value);
  return write(parsed.expression);
}

test('a product binds before a sum, a power before a sign, and equals from left to right', () => {
  expect(written('(a*x + b)^2 + a')).toBe('add(pow(add(mul(a x) b) 2) a)');
  expect(written('a - b - c')).toBe('sub(sub(a b) c)');
  expect(written('-a^2')).toBe('neg(pow(a 2))');
  expect(written('a / b * c')).toBe('mul(div(a b) c)');
  expect(written('2a + 3(b + c)')).toBe('add(mul(2 a) mul(3 add(b c)))');
});

test('functions, signs as books print them, and numbers in every usual shape', () => {
  expect(written('sigmoid(a · x − b)')).toBe('sigmoid(sub(mul(a x) b))');
  expect(written('ln(exp(a))')).toBe('log(exp(a))');
  expect(written('.5 + 2. + 1e-3 + -4')).toBe('add(add(add(0.5 2) 0.001) -4)');
  expect(written('a^-2')).toBe('pow(a -2)');
});

test('what is refused is answered with its place', () => {
  expect(problem('a + q')).toBe('Unknown name q at character 5: use a, b, c, x.');
  expect(problem('ab + 1')).toBe('Unknown name ab at character 1: write a * b.');
  expect(problem('a(b + c)')).toBe('a at character 1 is a number, not a function: write a * (…).');
  expect(problem('import(a)')).toMatch(/^Unknown function import at character 1: use exp, log/);
  expect(problem('exp + 1')).toBe('exp at character 1 is a function: write exp(…).');
  expect(problem('a ? b : c')).toMatch(/^“\?” at character 3 is not part of a formula/);
  expect(problem('[a, b]')).toMatch(/^“\[” at character 1/);
  expect(problem('a.b')).toMatch(/^“\.” at character 2/);
  expect(problem('a + (b')).toBe('A bracket “(” is never closed.');
  expect(problem('a)')).toBe('The bracket “)” at character 2 closes nothing.');
  expect(problem('a *')).toMatch(/missing at the end/);
  expect(problem('a * * b')).toMatch(/from character 5 on/);
  expect(problem('a^b')).toMatch(/plain number/);
  expect(problem('1e99 * a')).toMatch(/too large/);
  expect(problem('   ')).toMatch(/empty/);
  expect(problem('()')).toMatch(/cannot be read/);
  expect(problem('0x10')).toBe('Unknown name x10 at character 2: use a, b, c, x.');
});

test('length and depth are limited', () => {
  expect(problem('a'.repeat(301))).toMatch(/301 characters; at most 300/);
  expect(problem(`${'('.repeat(31)}a${')'.repeat(31)}`)).toMatch(/more than 30 deep/);
  expect(problem(`${'-'.repeat(200)}a`)).toMatch(/more than 30 operations deep/);
  expect(problem(`a${' + a'.repeat(60)}`)).toMatch(/more than 30 operations deep/);
});

test('nothing of mathjs is within reach', () => {
  for (const text of [
    'constructor',
    '__proto__(a)',
    'toString(a)',
    'a.constructor("return 1")()',
    'f(a) = a',
    'a = 1',
    'a; b',
    '"text"',
    'evaluate(1)',
    'import(a)',
    'createUnit(a)',
    '5 cm',
    '1:1e9',
    'a!',
    'a%',
    "a'",
    'i',
    'pi',
    '# a',
    'a to b',
    'a and b',
    'not a',
    'a == b',
    'a << b',
    '\u0000',
    '<img src=x onerror=alert(1)>',
  ])
    expect(problem(text), text).toBeTypeOf('string');
});

test('any text gets a tree of allowed operations or one sentence, quickly', () => {
  const allowed: readonly string[] = [...Object.values(functions), ...Object.values(signs), 'neg', 'pow'];
  const walk = (e: Expression): void => {
    if (e.kind === 'number') expect(Number.isFinite(e.value)).toBe(true);
    else if (e.kind === 'name') expect(names).toContain(e.name);
    else {
      expect(allowed).toContain(e.operation);
      e.of.forEach(walk);
    }
  };
  const pieces = ['a', 'b', 'x', '(', ')', '+', '-', '*', '/', '^', '2', '.5', 'exp', 'exp(', 'sigmoid', ' ', 'q', '[', '=', ':', '\n', ';', '"', '{', 'e9']; // prettier-ignore
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 320 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parse(typed, names);
      if (parsed.ok) walk(parsed.expression);
      else expect(parsed.problem).toMatch(/^[^\n]{10,160}[.…]$/);
    }),
    { numRuns: 3000 },
  );
});
