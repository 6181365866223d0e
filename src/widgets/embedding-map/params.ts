import { fetchCourse } from '@/corpus/course';
import { company, contextsOf } from '@/models/embeddings/contexts';
import { countsBeside } from '@/models/embeddings/lean';
import { jobs } from '@/models/embeddings/miniature';
import { drawn } from '@/models/embeddings/skipGram';
import type { Corpus } from '@/models/embeddings/vocabulary';
import { flag, num, oneOf, seed, text, type StateOf } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute, type Start } from './compute';

const dials = {
  text: oneOf('Text', 'course', { course: 'this course', miniature: 'made-up sentences', own: 'your own text' }),
  dimension: num('Dimensions d', 32, [2, 64], 1),
  window: num('Window', 4, [1, 8], 1),
  passes: num('Passes', 20, [1, 200], 1),
  learningRate: num('Learning rate η', 0.05, [0.001, 1], 0.001, { log: true }),
  seed: seed(),
  read: oneOf('Read', 'near', { near: 'near', analogy: 'analogy', lean: 'he, she' }),
  metric: oneOf('Measure', 'cosine', { cosine: 'cosine', euclidean: 'Euclidean' }),
  word: text('Word', 'query', 60, { inPicture: true }),
  a: text('a', 'queries', 60, { inPicture: true }),
  b: text('b', 'query', 60, { inPicture: true }),
  c: text('c', 'key', 60, { inPicture: true }),
  excludeInputs: flag('Leave out a, b and c', true),
  own: text('Your own text', '', 1_000_000, { multiline: true, files: true, inPicture: true }),
};
export type Dials = StateOf<typeof dials>;

const miniature = { text: 'miniature', passes: 15 } as const;
const king = { a: 'king', b: 'man', c: 'woman' };

const names: Readonly<Record<Start['source'], string>> = {
  course: "the course's own prose",
  miniature: 'made-up sentences from templates, a miniature world',
  own: 'your own text',
};
const reading: Readonly<Record<Dials['read'], string>> = {
  near: 'The panel lists the nearest words of the word in hand',
  analogy: 'The panel lists the words nearest to a − b + c',
  lean: 'The panel sets jobs between he and she',
};

/** The company of king and queen; nothing where the text has neither. */
function royals(corpus: Corpus) {
  const [king, queen] = ['king', 'queen'].map((word) => corpus.ids.get(word));
  return king === undefined || queen === undefined
    ? { together: 0, first: 0, second: 0, shared: 0 }
    : company(corpus, king, queen, 4);
}

function beside(corpus: Corpus, job: string, pole: 'he' | 'she'): string {
  const id = corpus.ids.get(job);
  return id === undefined ? '0' : whole(countsBeside(corpus, id)[pole]);
}

export default figure({
  version: 1,
  title: 'Words find their places',
  caption:
    'One vector a word, trained here by skip-gram with negative sampling: a word learns to tell the words beside it from words drawn at random. The map is a shadow, two of d dimensions; nearness is measured in all of them. The vectors are static: one word, one vector, whatever the sentence.',
  dials,
  presets: [
    {
      id: 'course',
      name: 'This course',
      set: {},
      notice: 'Press Start. Words that keep the same company move together; the list names the company they share.',
    },
    {
      id: 'royal',
      name: 'King and queen',
      set: { ...miniature, read: 'analogy', word: 'king', ...king },
      notice:
        'After training, king − man + woman lands nearest to queen, though king and queen never share a sentence.',
    },
    {
      id: 'capitals',
      name: 'Capitals',
      set: { ...miniature, read: 'analogy', word: 'paris', a: 'paris', b: 'france', c: 'italy' },
      notice:
        'After training, the way from a country to its capital is nearly the same for all: paris − france + italy is nearest to rome.',
    },
    {
      id: 'bias',
      name: 'Bias',
      set: { ...miniature, read: 'lean', word: 'nurse', a: 'engineer', b: 'he', c: 'she' },
      notice:
        'After training, nurse lies nearer to she and engineer nearer to he: the vectors repeat the counts beside them.',
    },
    {
      id: 'bank',
      name: 'Bank and can',
      set: { ...miniature, word: 'bank', a: 'can', b: 'must', c: 'tin' },
      notice:
        'After training, the one vector of bank lies near both lender and shore; only a context could choose. Then try can.',
    },
  ],

  prepare: fetchCourse,
  compute,

  describe(state, result) {
    const { corpus, source, steps, plane, word, abc } = result;
    const { dimension, window, passes, learningRate, seed, metric, read, a, b, c, excludeInputs } = state;
    const count = word === undefined ? undefined : corpus.counts[word];
    const missing = [a, b, c].filter((_, i) => abc[i] === undefined);
    return [
      `The text is ${names[source]}: ${whole(corpus.total)} words, ${whole(corpus.different)} different ones, of which the ${whole(corpus.words.length)} that occur ${corpus.atLeast === 1 ? 'at all' : `at least ${corpus.atLeast} times`} get a vector of ${dimension} numbers, drawn with seed ${seed}.`,
      `The map shows the ${whole(Math.min(drawn, corpus.words.length))} most frequent; untrained, the plane holds ${percent(plane.share)} of their variance and the neighbours mean nothing yet.`,
      `Start reads the text ${passes === 1 ? 'once' : `${passes} times`} in ${whole(steps)} steps, with a window of ${window} and a learning rate of ${format(learningRate, 6)}.`,
      count === undefined
        ? `The word “${state.word}” is not in the vocabulary.`
        : `The word in hand, “${state.word}”, occurs ${whole(count)} times beside ${whole(contextsOf(corpus, word!, window).size)} different words.`,
      `${reading[read]}, by ${metric === 'cosine' ? 'cosine' : 'Euclidean distance'}; the analogy asks for “${a}” − “${b}” + “${c}”, ${excludeInputs ? 'the three themselves left out' : 'the three themselves allowed'}${missing.length ? ` (not in the vocabulary: ${missing.join(', ')})` : ''}.`,
    ].join(' ');
  },

  notice({ text: choice, own }, { source }) {
    if (choice !== 'own' || source === 'own') return undefined;
    return own.trim() === ''
      ? 'Your text is empty, so the course’s own prose is read. Type or drop a text below.'
      : 'Your text has fewer than three different words, so the course’s own prose is read.';
  },

  code: [
    'embeddings/skipGram.ts',
    'embeddings/neighbours.ts',
    'embeddings/analogy.ts',
    'embeddings/parallelogram.ts',
    'embeddings/plane.ts',
    'embeddings/vocabulary.ts',
    'embeddings/contexts.ts',
    'embeddings/concordance.ts',
    'embeddings/lean.ts',
    'embeddings/miniature.ts',
  ],

  predict: {
    question: 'Nobody tells the training what words mean. Which words will end up close together?',
    choices: ['words that stand side by side', 'words in the same company', 'words spelled alike'],
    reveal: { ...miniature, word: 'king', ...king },
    gap(_said, { corpus }) {
      const { together, first, second, shared } = royals(corpus);
      return `Words in the same company: king and queen share ${together} sentences of this text, but ${shared} of the ${first} words beside king also stand beside queen, which has ${second}. Press Start and look for them.`;
    },
  },

  facts: {
    words: ({ corpus }) => whole(corpus.total),
    different: ({ corpus }) => whole(corpus.different),
    vocabulary: ({ corpus }) => whole(corpus.words.length),
    atLeast: ({ corpus }) => String(corpus.atLeast),
    sentences: ({ corpus }) => whole(corpus.sentences.length - 1),
    dimensions: ({ d }) => String(d),
    numbers: ({ vectors }) => whole(vectors.length),
    steps: ({ steps }) => whole(steps),
    untrainedShare: ({ plane }) => percent(plane.share),
    occurrences: ({ corpus, word }) => (word === undefined ? '0' : whole(corpus.counts[word])),
    kingQueenTogether: ({ corpus }) => String(royals(corpus).together),
    kingQueenShared: ({ corpus }) => String(royals(corpus).shared),
    kingContexts: ({ corpus }) => String(royals(corpus).first),
    queenContexts: ({ corpus }) => String(royals(corpus).second),
    ...Object.fromEntries(
      Object.keys(jobs).flatMap((job) => [
        [`${job}He`, ({ corpus }: Start) => beside(corpus, job, 'he')],
        [`${job}She`, ({ corpus }: Start) => beside(corpus, job, 'she')],
      ]),
    ),
  },

  tasks: [
    'Train the made-up sentences with three seeds. Which neighbours stay, and which were luck?',
    'Train on this course, then allow a, b and c as answers: how often does the analogy return one of its own words?',
    'Give it two dimensions: the map is then no shadow but the whole. What gets worse?',
    'Set the window to 1, train, then to 8: which kind of neighbours does each find?',
    'Drop a book you know, train, and ask for its hero.',
  ],
});
