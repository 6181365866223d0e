import { bagOfWords, changedCounts, documentCosines, shuffled } from '@/models/embeddings/bagOfWords';
import { documentsOf } from '@/models/embeddings/bagOfWordsDocuments';
import {
  largestDifference,
  predictMiddle,
  snapshot,
  untrainedCbow,
  weightsOf,
  type CbowSnapshot,
} from '@/models/embeddings/cbow';
import { cbowExamples, contextPlaces } from '@/models/embeddings/cbowExamples';
import { surprisal } from '@/models/language/crossEntropy';
import type { StateOf } from '@/state/dials';
import { apples, most, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

export function compute({ phrases, shuffle, seed, window, dim, phrase, word }: State) {
  const typed = documentsOf(phrases, most);
  const written = typed.documents.length ? typed : documentsOf(apples, most);
  const otherwise = written.documents.map((words, j) => shuffled(words, seed + j));
  const documents = shuffle ? otherwise : written.documents;
  const bag = bagOfWords(documents);
  const cosines = documentCosines(bag);
  const idOf = new Map(bag.vocabulary.map((word, id) => [word, id]));
  const ids = documents.map((words) => words.map((word) => idOf.get(word)!));
  const examples = cbowExamples(ids, window);

  const at = Math.min(phrase, documents.length - 1);
  const middle = Math.min(word, documents[at]!.length - 1);
  const around = contextPlaces(documents[at]!.length, middle, window);
  const context = around.map((i) => ids[at]![i]!);
  const untrained = untrainedCbow(bag.vocabulary.length, dim, seed);
  return {
    typed: typed.documents.length,
    droppedLines: written.droppedLines,
    droppedWords: written.droppedWords,
    documents,
    names: documents.map((_, j) => `x${j + 1}`),
    bag,
    cosines,
    /** of all counts, by shuffling */
    changed: changedCounts(bagOfWords(written.documents), bagOfWords(otherwise)),
    pairs: documents.flatMap((_, b) => documents.slice(0, b).map((_, a) => ({ a, b, cosine: cosines.at(a, b) }))),
    examples,
    /** What a model that knows nothing pays for every word: ln V. */
    uniformLoss: surprisal(1 / bag.vocabulary.length),
    chosen: { phrase: at, middle, around, context, reordered: shuffled(context, seed), id: ids[at]![middle]! },
    untrained: examples.middles.length ? snapshot(untrained, examples, []) : undefined,
  };
}

/** What the model answers at the chosen place, as it stands, and whether the order of the context matters. */
export function answer({ bag, chosen }: Result, dim: number, model: CbowSnapshot) {
  if (!chosen.context.length) return undefined;
  const weights = weightsOf(model, bag.vocabulary.length, dim);
  const { vectors, mean, p } = predictMiddle(weights, chosen.context);
  const other = predictMiddle(weights, chosen.reordered);
  const ranked = Array.from(p.data, (value, id) => ({ id, word: bag.vocabulary[id]!, value })).sort(
    (a, b) => b.value - a.value || a.id - b.id,
  );
  return {
    vectors,
    mean,
    p,
    ranked,
    wanted: ranked.find(({ id }) => id === chosen.id)!,
    /** after the context has been put in another order */
    reordered: { wanted: other.p.at(0, chosen.id), apart: largestDifference(p, other.p) },
  };
}
