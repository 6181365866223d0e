/** The models that the loop can run, by name. The loop knows them by their interface alone, so another kind is one more row. */
import { course } from '@/corpus/course';
import { scandal } from '@/corpus/scandal';
import { corpusModel } from '@/models/language/corpusModel';
import type { NextTokenModel } from '@/models/language/nextToken';
import { shipped } from '@/live/shipped';
import { memo } from '@/models/memo';
import type { Tokenizer } from '@/models/text/tokenizer';
import { gptNextToken } from '@/models/transformer/gptNextToken';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import { whole } from '@/viz/count';

export interface Loaded {
  readonly tokenizer: Tokenizer;
  readonly model: NextTokenModel;
  /** What it is and where it comes from, in one sentence. */
  readonly sentence: string;
  readonly trainingTokens: number;
  /** Put before every beginning. */
  readonly start: string;
  /** What ends a text: no token of theirs says so. */
  readonly stopSign: string;
  /** Tokens after which no circle is looked for any more. */
  readonly patience: number;
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
    start: '',
    stopSign: '\n\n',
    patience: 600,
    knows: (id) => seen(id) > 0,
  };
}, 3);

/** A paragraph of its training text is one line, and every one follows a line break. */
const trained = memo((gpt: ShippedGpt): Loaded => {
  const model = gptNextToken(gpt);
  return {
    tokenizer: gpt.tokenizer,
    model,
    sentence: `A GPT with ${gpt.sizes.layers} blocks of ${gpt.sizes.heads} heads, trained by this site on the Sherlock Holmes stories. It reads at most ${model.context} tokens, and begins with a line break ⏎.`,
    trainingTokens: 1_013_681,
    start: '\n',
    stopSign: '\n',
    patience: 0,
    knows: () => true,
  };
});

const fromCourse = () => counted(course, 'this course');

export const models = {
  course: fromCourse,
  sherlock: () => counted(scandal, '“A Scandal in Bohemia”'),
  /** Until the GPT is on the page, the course is counted. */
  gpt: () => {
    const gpt = shipped.model();
    return gpt ? trained(gpt) : fromCourse();
  },
  own: (text: string) => (text.trim() === '' ? fromCourse() : counted(text.slice(0, limit), 'your text')),
} satisfies Record<string, (text: string) => Loaded>;

export type ModelName = keyof typeof models;
