import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { models } from '@/corpus/models';
import { modelSchema } from '../model-schema';
import { shortSource } from './model-facts.mjs';
import { shortCitation } from './short-citation.mjs';

const rows: { id: string; cites: string[]; asOf: number }[] = parse(readFileSync('content/models.yaml', 'utf8'));
const works: (Parameters<typeof shortSource>[0] & { id: string })[] = parse(
  readFileSync('content/references.yaml', 'utf8'),
);

test('every row is as the schema says, and a misspelt field is not', () => {
  rows.forEach((row, order) => expect(modelSchema.safeParse({ ...row, order }).error?.message, row.id).toBeUndefined());
  const [first] = rows;
  for (const wrong of [{ layer: 12 }, { layers: 0 }, { d: '512' }, { cites: [] }, { maker: 'Someone' }])
    expect(modelSchema.safeParse({ ...first, order: 0, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
});

test('ids differ, years ascend, and every source is in the reference list', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  expect(rows.map(({ asOf }) => asOf)).toEqual(rows.map(({ asOf }) => asOf).sort((a, b) => a - b));
  const known = new Set(works.map(({ id }) => id));
  for (const { id, cites } of rows) for (const cite of cites) expect(known.has(cite), `${id} cites ${cite}`).toBe(true);
});

test('the figures get the same rows', () => {
  expect(models.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(models.find(({ id }) => id === 'gpt-3')!.cites[0]).toEqual({ id: 'brown2020', short: 'Brown et al. 2020' });
});

test('a source is named as in the running text', () => {
  for (const work of works) {
    const { authors, year } = shortCitation(work);
    expect(shortSource(work)).toBe(`${authors} ${year}`.trim());
  }
  const [one, two, three] = ['Noether', 'Turing', 'Hopper'].map((family) => ({ family }));
  const named = (...author: (typeof one)[]) => shortSource({ author, issued: 1930 });
  expect([named(one), named(one, two), named(one, two, three)]).toEqual([
    'Noether 1930',
    'Noether and Turing 1930',
    'Noether et al. 1930',
  ]);
  expect(shortSource({ author: [one], others: true })).toBe('Noether et al.');
  expect(shortSource({ author: [{ literal: 'The team' }], issued: 1930 })).toBe('The team 1930');
  expect(shortSource({})).toBe('Anonymous');
});

test('corrected rows stay corrected', () => {
  const at = (id: string) => models.find((row) => row.id === id)!;
  expect(
    [at('gemma-2b'), at('gemma-7b'), at('gemma-2-2b'), at('gemma-2-9b'), at('gemma-2-27b')].map((m) => m.ff),
  ).toEqual([16384, 24576, 9216, 14336, 36864]);
  expect(at('llama-3-8b')).toMatchObject({ d: 4096, ff: 14336 });
  expect(at('gpt-2-small')).toMatchObject({ d: 768, layers: 12, parameters: 124_439_808 });
  expect(at('gpt-2-xl')).toMatchObject({ d: 1600, layers: 48, heads: 25, parameters: 1_557_611_200 });
  expect(at('pangu-alpha').context).toBe(1024);
  expect(at('llama-65b').biases).toBe(false);
  expect(at('gemini-1').context).toBe(32768);
  expect(at('gemini-1-5-pro').context).toBe(1e6);
});
