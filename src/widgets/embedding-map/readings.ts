import { answers, type Analogy } from '@/models/embeddings/analogy';
import { concordance } from '@/models/embeddings/concordance';
import { contextsOf, sharedContexts } from '@/models/embeddings/contexts';
import { leans } from '@/models/embeddings/lean';
import { parallelogram } from '@/models/embeddings/parallelogram';
import { nearest, vectorOf, type Neighbour } from '@/models/embeddings/neighbours';
import type { Dials } from './params';
import type { Start } from './compute';

export const neighboursShown = 6;

/** What the vectors answer to what the reader asks: before training and after it, in the same way. */
export function neighboursOf({ d, word }: Start, vectors: Float32Array, metric: Dials['metric']): Neighbour[] {
  return word === undefined ? [] : nearest(vectors, vectorOf(vectors, d, word), metric, neighboursShown, [word]);
}

/** The most telling words that stand beside both the word in hand and each of the others. */
export function sharedWith({ corpus, word }: Start, others: readonly number[], window: number): string[][] {
  if (word === undefined) return [];
  const mine = contextsOf(corpus, word, window);
  return others.map((other) =>
    sharedContexts(corpus, mine, contextsOf(corpus, other, window))
      .slice(0, 3)
      .map((id) => corpus.words[id]),
  );
}

export const linesOf = ({ corpus, word }: Start) => (word === undefined ? [] : concordance(corpus, word));

export interface Answers {
  given: Neighbour[];
  /** The nearest of all words, a, b and c among them. */
  nearestOfAll: Neighbour;
}

/** Undefined while one of the three is not in the vocabulary. */
export function answersOf(
  { d, abc }: Start,
  vectors: Float32Array,
  { metric, excludeInputs }: Pick<Dials, 'metric' | 'excludeInputs'>,
): Answers | undefined {
  if (!isWhole(abc)) return undefined;
  return {
    given: answers(vectors, d, abc, metric, excludeInputs),
    nearestOfAll: answers(vectors, d, abc, metric, false, 1)[0],
  };
}

/** The analogy on the plane of its own three words. */
export const drawingOf = ({ d, abc }: Start, vectors: Float32Array, metric: Dials['metric'], answers?: Answers) =>
  answers && isWhole(abc) ? parallelogram(vectors, d, abc, answers.given[0].id, metric) : undefined;

export const isWhole = (abc: Start['abc']): abc is Analogy => abc.every((id) => id !== undefined);

export const leansOf = ({ corpus, d, leaning }: Start, vectors: Float32Array) => leans(corpus, vectors, d, leaning);

/** What a word is in the question that is asked. */
export type WordRole = 'selected' | 'near' | 'asked' | 'answer';

/** The words the map names in any case, the most important first. */
export function rolesOf(
  { corpus, word, abc, leaning }: Start,
  read: Dials['read'],
  neighbours: readonly Neighbour[],
  answers: Answers | undefined,
): Map<number, WordRole> {
  const roles = new Map<number, WordRole>();
  const mark = (id: number | undefined, role: WordRole) => {
    if (id !== undefined) roles.set(id, role);
  };
  if (read === 'analogy') {
    mark(answers?.given[0].id, 'answer');
    for (const id of abc) mark(id, 'asked');
    return roles;
  }
  mark(word, 'selected');
  if (read === 'near') for (const { id } of neighbours) mark(id, 'near');
  else {
    for (const id of leaning) if (id !== word) mark(id, 'near');
    for (const pole of ['he', 'she']) mark(corpus.ids.get(pole), 'asked');
  }
  return roles;
}
