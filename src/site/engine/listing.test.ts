import { expect, test } from 'vitest';
import { api } from './api';
import { listing } from './listing';
import { sourceOf, sources } from './sources';

test('a listing is its file, to the letter', () => {
  for (const path of sources.keys()) {
    const printed = listing(path).flatMap(({ pieces }) => pieces.map(({ text }) => text));
    expect(printed.join(''), path).toBe(sourceOf(path));
  }
});

test('comments begin as comments do, and code does not', () => {
  for (const path of sources.keys())
    for (const { kind, text } of listing(path).flatMap(({ pieces }) => pieces))
      if (kind === 'code') expect(text, path).not.toMatch(/^\s*(\/\/|\/\*)/m);
});

test('every function leads to a line that stands alone', () => {
  for (const { file, line, name } of api().flatMap(({ entries }) => entries)) {
    const found = listing(file).find((stretch) => stretch.line === line);
    expect(found?.pieces.map(({ text }) => text).join(''), `${file}:${line}`).toContain(name.replace(/^Tensor\./, ''));
  }
});
