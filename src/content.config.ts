/** Schemas of everything in content/: a misspelt field stops the build and names the file. */
import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { modelSchema } from './site/model-schema';

/** One list of a YAML file; a row's place in the file is its number. */
const list = (path: string, name?: string, idOf = 'id') =>
  file(path, {
    parser: (text) => {
      const rows: Record<string, unknown>[] = name ? parse(text)[name] : parse(text);
      return rows.map((row, order) => ({ ...row, id: String(row[idOf]), order }));
    },
  });

const curriculum = './content/curriculum.yaml';
const order = z.number();

const parts = defineCollection({
  loader: list(curriculum, 'parts', 'title'),
  schema: z.object({ order, title: z.string(), chapters: z.array(z.string()).min(1) }),
});
const needs = defineCollection({
  loader: list(curriculum, 'needs'),
  schema: z.object({ order, label: z.string(), sentence: z.string() }),
});
const chapters = defineCollection({
  loader: list(curriculum, 'chapters', 'slug'),
  schema: z.object({
    order,
    number: z.number().int(),
    title: z.string(),
    minutes: z.number().int().positive(),
    question: z.string(),
    needs: z.array(z.string()),
    partly: z.array(z.string()).default([]),
  }),
});
const entries = defineCollection({
  loader: list(curriculum, 'entries'),
  schema: z.object({
    order,
    chapter: z.string(),
    title: z.string(),
    figures: z.array(z.string()),
    see: z.string().optional(),
  }),
});
const figures = defineCollection({
  loader: list(curriculum, 'figures'),
  schema: z.object({ order, purpose: z.string(), priority: z.enum(['P0', 'P1', 'P2']), chapters: z.array(z.string()) }),
});

/** The prose. Ids are folder names, which are the slugs of the chapters above. */
const texts = defineCollection({
  loader: glob({ base: './content/chapters', pattern: '*/index.mdx', generateId: ({ entry }) => entry.split('/')[0]! }),
  schema: z.object({
    summary: z.string().min(20),
    objectives: z.array(z.string()).min(1),
    prerequisites: z.array(z.string()).default([]),
  }),
});

const question = { id: z.string(), entry: z.string(), question: z.string(), explanation: z.string().min(20) };
const cell = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]);
const quizQuestion = z.discriminatedUnion('type', [
  z.object({
    ...question,
    type: z.literal('choice'),
    choices: z.array(z.string()).min(2),
    answer: z.number().int().nonnegative(),
  }),
  z.object({
    ...question,
    type: z.literal('number'),
    answer: z.number(),
    tolerance: z.number().nonnegative(),
    unit: z.string().optional(),
  }),
  z.object({
    ...question,
    type: z.literal('cell'),
    rows: z.array(z.string()),
    cols: z.array(z.string()),
    values: z.array(z.array(z.union([z.number(), z.string()]))),
    answer: z.array(cell).min(1),
  }),
]);
const quizzes = defineCollection({
  loader: glob({ base: './content/chapters', pattern: '*/quiz.yaml', generateId: ({ entry }) => entry.split('/')[0]! }),
  schema: z.object({ questions: z.array(quizQuestion).min(1) }),
});

const references = defineCollection({
  loader: list('./content/references.yaml'),
  schema: z.object({
    order,
    type: z.string(),
    author: z
      .array(
        z.union([z.object({ family: z.string(), given: z.string().optional() }), z.object({ literal: z.string() })]),
      )
      .default([]),
    others: z.boolean().default(false),
    issued: z.number().optional(),
    title: z.string(),
    'container-title': z.string().optional(),
    publisher: z.string().optional(),
    page: z.union([z.string(), z.number()]).optional(),
    URL: z.url().optional(),
    DOI: z.string().optional(),
    arxiv: z.string().optional(),
    note: z.string().optional(),
    checked: z.boolean().default(false),
  }),
});
const glossary = defineCollection({
  loader: list('./content/glossary.yaml'),
  schema: z.object({
    order,
    term: z.string(),
    definition: z.string(),
    chapter: z.string(),
    entry: z.string().optional(),
    also: z.array(z.string()).default([]),
  }),
});

/** What is known of models; shown by figures, quoted by chapters. */
const models = defineCollection({ loader: list('./content/models.yaml'), schema: modelSchema });

export const collections = { parts, needs, chapters, entries, figures, texts, quizzes, references, glossary, models };
export type QuizQuestion = z.infer<typeof quizQuestion>;
