/** The ways of splitting a text that need no download. All learn from the course's prose, or from nothing. */
import { course } from '@/corpus/course';
import { memo } from '@/models/memo';
import { GrowingBpe } from '@/models/text/bpe/growing';
import { byteTokenizer, characterTokenizer } from '@/models/text/letters';
import type { Tokenizer } from '@/models/text/tokenizer';
import { WordTokenizer } from '@/models/text/wordTokenizer';
import { encodings, type EncodingName } from '@/tokenizers/encodings';

export type OwnName = 'characters' | 'bytes' | 'words' | 'bpe';
export type SchemeName = OwnName | EncodingName;

export const ownNames: readonly OwnName[] = ['characters', 'bytes', 'words', 'bpe'];
export const schemeNames = {
  characters: 'Characters',
  bytes: 'Bytes',
  words: 'Words',
  bpe: 'Our BPE',
  gpt2: encodings.gpt2.name,
  cl100k: encodings.cl100k.name,
  o200k: encodings.o200k.name,
} as const satisfies Record<SchemeName, string>;

export const isOwn = (name: SchemeName): name is OwnName => !Object.hasOwn(encodings, name);

// Made when they are first asked for: the page fetches the prose after this file.
const characters = memo(() => characterTokenizer(course));
const words = memo(() => new WordTokenizer(course));
const growing = memo(() => new GrowingBpe(course, { base: 'bytes', pretokeniser: 'gpt2', tie: 'first' }));

export const bpeWith = (merges: number) => growing().with(merges);

export const tokenizerOf = (name: OwnName, merges: number): Tokenizer =>
  name === 'characters'
    ? characters()
    : name === 'bytes'
      ? byteTokenizer
      : name === 'words'
        ? words()
        : bpeWith(merges);

/** The id that stands for what a tokenizer does not know. */
export const unknownOf = (name: OwnName): number | undefined =>
  name === 'characters' ? characters().unknown : name === 'words' ? words().unknown : undefined;

/** Without the place that is kept for what is not in it. */
export const vocabularyOf = (name: OwnName, merges: number): number =>
  tokenizerOf(name, merges).size - (unknownOf(name) === undefined ? 0 : 1);
