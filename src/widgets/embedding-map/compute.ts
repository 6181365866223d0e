import { course } from '@/corpus/course';
import { jobs, miniature } from '@/models/embeddings/miniature';
import { planeOfDrawn, stepsOf, untrained } from '@/models/embeddings/skipGram';
import { corpusOf, type Corpus } from '@/models/embeddings/vocabulary';
import type { Plane } from '@/models/embeddings/plane';
import { memo } from '@/models/memo';
import type { Dials } from './params';

export interface Start {
  corpus: Corpus;
  /** The text that is read. */
  source: 'course' | 'miniature' | 'own';
  d: number;
  vectors: Float32Array;
  plane: Plane;
  steps: number;
  /** Ids of what the reader asks for, where the vocabulary has them. */
  word: number | undefined;
  abc: readonly (number | undefined)[];
  /** Jobs of the vocabulary, and the word in hand. */
  leaning: readonly number[];
}

/** Words in any capitals and with any apostrophe. */
export const asWritten = (word: string): string => word.trim().toLowerCase().replaceAll('’', "'");

/** Everything there is before the first step. */
export function compute({ text, own, dimension, passes, seed, word, a, b, c }: Dials): Start {
  const { corpus, source } = chosen(text, own);
  const { vectors, plane } = beginning(corpus, dimension, seed);
  const idOf = (typed: string) => corpus.ids.get(asWritten(typed));
  const id = idOf(word);
  const known = Object.keys(jobs).flatMap((job) => corpus.ids.get(job) ?? []);
  const poles = ['he', 'she'].map((pole) => corpus.ids.get(pole));
  return {
    corpus,
    source,
    d: dimension,
    vectors,
    plane,
    steps: stepsOf(corpus, passes),
    word: id,
    abc: [a, b, c].map(idOf),
    leaning: id === undefined || known.includes(id) || poles.includes(id) ? known : [...known, id],
  };
}

/** The reader's text, unless it has too few words to train on. */
function chosen(text: Dials['text'], own: string): { corpus: Corpus; source: Start['source'] } {
  if (text === 'own') {
    const corpus = read(own);
    if (corpus.words.length >= 3) return { corpus, source: 'own' };
  }
  return text === 'miniature'
    ? { corpus: readMiniature(), source: 'miniature' }
    : { corpus: readCourse(), source: 'course' };
}

const read = memo(corpusOf);
const readCourse = memo(() => corpusOf(course));
const readMiniature = memo(() => corpusOf(miniature()));
const beginning = memo((corpus: Corpus, dimension: number, seed: number) => {
  const vectors = untrained(corpus, dimension, seed);
  return { vectors, plane: planeOfDrawn(vectors, dimension) };
});
