import { expect, test } from 'vitest';
import { api, exportsOf } from './api';
import { rowOf } from './rows';
import { sources } from './sources';

const families = api();
const entries = families.flatMap((family) => family.entries.map((entry) => ({ family, entry })));
const words = (text: string) => text.split(/\s+/).length;

test('every export of index.ts has its place, and no name has two', () => {
  const shown = entries.map(({ entry }) => entry.id);
  for (const { name } of exportsOf('index.ts')) if (name !== 'Tensor') expect(shown).toContain(name);
  expect(new Set(shown).size).toBe(shown.length);
});

test('every public method and function says what it does, in a formula or a sentence', () => {
  const silent = entries
    .filter(({ entry }) => entry.kind === 'method' || entry.kind === 'function')
    .filter(({ entry: { doc } }) => !doc?.blocks.some(({ kind, text }) => kind === 'formula' || words(text) >= 2))
    .map(({ entry }) => `${entry.file}:${entry.line} ${entry.name}`);
  expect(silent).toEqual([]);
});

test('who throws says so, in its own words, in those of its family or of the type it gives', () => {
  const types = new Map(entries.filter(({ entry }) => entry.kind === 'type').map(({ entry }) => [entry.name, entry]));
  const given = (signature: string) => types.get(/: (\w+)$/.exec(signature)?.[1] ?? '')?.signature ?? '';
  const quiet = entries
    .filter(({ entry }) => entry.throwsItself && entry.kind !== 'class')
    .filter(({ entry, family }) => !entry.doc?.throws.length && !family.doc?.throws.length)
    .filter(({ entry }) => !given(entry.signature).includes('@throws'))
    .map(({ entry }) => `${entry.file}:${entry.line} ${entry.name}`);
  expect(quiet).toEqual([]);
});

test('the families of Tensor stand from the ground up', () => {
  const titles = families.map(({ title }) => title);
  expect(titles.slice(0, 4)).toEqual(['Storage', 'Elementwise', 'Reduce', 'Movement']);
});

test('signatures read as they are called', () => {
  const signature = (id: string) => entries.find(({ entry }) => entry.id === id)?.entry.signature;
  expect(signature('Tensor.softmax')).toBe('x.softmax(dim: number): Tensor');
  expect(signature('eye')).toBe('eye(n: number, options: TensorOptions = {}): Tensor');
});

test('an operation leads to its rows in the tables', () => {
  expect(rowOf('derivatives', 'softmax')?.text).toMatch(/^\/\/ dx_i[^\n]*\nsoftmax: /);
  for (const { entry } of entries)
    if (entry.operation) expect(rowOf('derivatives', entry.operation), entry.operation).toBeDefined();
});

test('no test and no built file is shown as source', () => {
  expect([...sources.keys()].filter((path) => /\.test\.ts$|\/build\//.test(path))).toEqual([]);
  expect(sources.size).toBeGreaterThan(20);
});
