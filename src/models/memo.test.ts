import { expect, test } from 'vitest';
import { memo } from './memo';

test('the same question is not worked out again, another one is', () => {
  let made = 0;
  const sum = memo((a: number, b: number) => (made++, a + b));
  expect([sum(1, 2), sum(1, 2), sum(2, 1), sum(1, 2)]).toEqual([3, 3, 3, 3]);
  expect(made).toBe(3);
});

test('of several answers the one not asked for longest is forgotten', () => {
  const made: string[] = [];
  const read = memo((text: string) => (made.push(text), text.length), 2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) read(text);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});

test('an answer that is undefined is an answer', () => {
  let made = 0;
  const nothing = memo(() => void made++);
  nothing();
  nothing();
  expect(made).toBe(1);
});

test('what fails is asked again', () => {
  let made = 0;
  const failing = memo(() => {
    made++;
    throw new RangeError('no');
  });
  expect(failing).toThrow(RangeError);
  expect(failing).toThrow(RangeError);
  expect(made).toBe(2);
});
