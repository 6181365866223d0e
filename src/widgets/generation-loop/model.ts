/** The models that the loop can run, by name. The loop knows them by their interface alone, so another kind is one more row. */
import { course } from '@/corpus/course';
import { scandal } from '@/corpus/scandal';
import { corpusModel } from '@/models/language/corpusModel';
import type { NextTokenModel } from '@/models/language/nextToken';
import { memo } from '@/models/memo';
import type { Tokenizer } from '@/models/text/tokenizer';
import { whole } from '@/viz/count';

export interface Loaded {
  readonly tokenizer: Tokenizer;
  readonly model: NextTokenModel;
  /** What it is and where it comes from, in one sentence. */
  readonly sentence: string;
  readonly trainingTokens: number;
  /** Whether the training text ever had the token by itself. */
  knows(id: number): boolean;
}

/** Characters of a text that are counted on the page. */
export const limit = 200_000;
const order = 4;

/** Counting a text takes a moment. */
const counted = memo((text: string, name: string): Loaded => {
  const { tokenizer, model, tokens, seen } = corpusModel(text, { order });
  return {
    tokenizer,
    model,
    sentence: `An n-gram model, N = ${order}: it has counted ${whole(tokens)} tokens of ${name}. It is weak, and you will see how.`,
    trainingTokens: tokens,
    knows: (id) => seen(id) > 0,
  };
}, 3);

const fromCourse = () => counted(course, 'this course');

export const models = {
  course: fromCourse,
  sherlock: () => counted(scandal, '“A Scandal in Bohemia”'),
  own: (text: string) => (text.trim() === '' ? fromCourse() : counted(text.slice(0, limit), 'your text')),
} satisfies Record<string, (text: string) => Loaded>;

export type ModelName = keyof typeof models;
