import { flag, num, oneOf, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { lookAt, mergeRow, timesAtStart, tieWords, visibleSpaces, type Look } from './look';
import { excerpt, excerptLength, train, type Settings } from './training';
import { aheadWords, hidesCounts, madeWords } from './words';

const running = 'Transformers are encoder decoder models';

const settingsOf = ({ text, base, pretokeniser, tie, merges }: Settings): Settings => ({
  text: excerpt(text),
  base,
  pretokeniser,
  tie,
  merges,
});
const rules = { whole: 'whole text', words: 'words ▁', gpt2: 'GPT-2 rule', moses: 'Moses-like' } as const;
const cuts = {
  whole: 'no rule, spaces may merge too',
  words: 'words, ▁ standing for the space before one',
  gpt2: 'the rule of GPT-2',
  moses: 'words and marks, somewhat like Moses',
} as const;
const bases = { characters: 'characters', bytes: 'bytes' } as const;

/** Code points; a text of a book's length is not worth the walk. */
const charactersOf = (text: string) => (text.length > excerptLength ? text.length : [...text].length);

export default figure({
  version: 1,
  title: 'Byte-pair encoding, merge by merge',
  caption:
    'Training starts from single symbols. It counts every pair of neighbours, fuses the most frequent pair wherever it stands, and counts again, until the budget is used up. Encoding another text replays the same merges in the same order.',
  dials: {
    text: text('Text to learn from', running, 1_000_000, { multiline: true, files: true }),
    merges: num('Merge budget', 12, [1, 2048], 1, { log: true }),
    step: num('Step', 0, [0, 2048], 1, { inPicture: true }),
    tie: oneOf('Ties', 'first', tieWords),
    pretokeniser: oneOf('Chunks', 'words', rules),
    base: oneOf('Base', 'characters', bases),
    counts: flag('Show the counts before the first merge', false, { inPicture: true }),
    unseen: text('Unseen text', 'a coder decodes modern codes', 200, { inPicture: true }),
  },
  presets: [
    {
      id: 'sentence',
      name: 'Sentence',
      set: {},
      notice: 'After four merges no pair occurs twice: coder is one token, Transformers is still twelve.',
    },
    {
      id: 'aaab',
      name: 'aaabdaaabac',
      set: { counts: true, text: 'aaabdaaabac', pretokeniser: 'whole', unseen: 'aaaabac' },
      notice:
        'The pair a a is counted four times but can be replaced only twice; then two pairs tie, and the rule decides.',
    },
    {
      id: 'widest',
      name: 'low, newest, widest',
      set: {
        counts: true,
        text: [
          ...Array(5).fill('low'),
          ...Array(2).fill('lower'),
          ...Array(6).fill('newest'),
          ...Array(3).fill('widest'),
        ].join('\n'),
        pretokeniser: 'gpt2',
        unseen: 'lowest',
      },
      notice: 'The frequent word newest becomes one token; lowest, never seen, is written as low and est.',
    },
    {
      id: 'french',
      name: 'French',
      set: {
        counts: true,
        text: 'Le modèle lit des jetons, jamais des lettres. Les mots fréquents sont entiers, les mots rares sont coupés, et même une lettre accentuée commence en deux morceaux.',
        pretokeniser: 'gpt2',
        base: 'bytes',
        merges: 24,
        unseen: 'une idée fréquente, un modèle',
      },
      notice: 'In bytes é is two symbols, C3 and A9; like any frequent pair they are soon put together.',
    },
    {
      id: 'digits',
      name: 'Digits',
      set: {
        counts: true,
        text: '1998 1999 2000 2001 380 381 382 383 384 385 386 387 388 389 390 12 120 1200 1999 2000',
        merges: 16,
        unseen: '1999 2000 2099 380 390 3801 12345',
      },
      notice: 'Merges follow frequency, not place value: neighbouring numbers are cut in different places.',
    },
  ],

  compute(state) {
    const settings = settingsOf(state);
    const training = train(settings);
    return {
      long: settings.text.length < state.text.length,
      look: lookAt(training, state.step, state.unseen, state.tie),
      learned: training.bpe.merges.length,
      /** The first merge there is, made or not. */
      first: training.bpe.merges[0] && mergeRow(training, 0),
      tokensAtEnd: training.tokens.at(-1)!,
      /** How often a pair of single symbols stood in the text before any merge. */
      atStart: (left: string, right: string) => timesAtStart(training, left, right),
    };
  },

  // A merge has no name before it is made: the question would be answered by the list of steps.
  steps(state) {
    const { bpe } = train(settingsOf(state));
    const long = state.text.length > excerptLength;
    const made = long ? 0 : Math.min(state.step, bpe.merges.length);
    const name = (step: number) =>
      step > 0 && step <= made ? visibleSpaces(bpe.piece(bpe.merges[step - 1]!.id)) : String(step || 'start');
    return {
      dial: 'step',
      names: Array.from({ length: 1 + (long ? state.merges : bpe.merges.length) }, (_, i) => name(i)),
    };
  },

  describe(state, { look, long }) {
    const { text, merges, tie, pretokeniser, base, unseen } = state;
    const shown = (encoded: Look['drawn'] | Look['unseen']) =>
      encoded.now
        .flat()
        .slice(0, 40)
        .map((id) => visibleSpaces(look.bpe.piece(id)))
        .join(' | ');
    return [
      `A text of ${whole(charactersOf(text))} characters${long ? `, of which the first ${whole(excerptLength)} are used here,` : ''} is encoded by byte pairs: from ${bases[base]}, cut by ${cuts[pretokeniser]}, ties by “${tieWords[tie]}”, with a budget of ${whole(merges)} merges.`,
      `${madeWords(look)}. ${whole(look.symbolsAtStart)} symbols have become ${whole(look.tokensNow)} tokens, ${format(look.bytesPerToken)} bytes each, with a vocabulary of ${whole(look.vocabulary)}.`,
      `It reads: ${shown(look.drawn)}.`,
      hidesCounts(state) ? 'Which pair is the most frequent is not shown yet.' : aheadWords(look, merges),
      `“${unseen}” is encoded as ${look.unseen.tokens} tokens: ${shown(look.unseen)}.`,
    ].join(' ');
  },

  notice({ text, pretokeniser }, { look, long }) {
    if (long)
      return `The text has ${whole(charactersOf(text))} characters: the page shows the first ${whole(excerptLength)}; press Start to learn from all of them.`;
    if (text === '') return 'Your text is empty: there is nothing to count. Type one below.';
    if (!look.symbolsAtStart)
      return 'Your text is only white space, which this rule cuts away: choose another rule or text.';
    if (!look.learned)
      return look.symbolsAtStart === 1
        ? 'Your text is a single symbol: it has no pairs.'
        : 'In your text no pair occurs twice: there is nothing to learn.';
    if (look.drawn.tokens < look.tokensNow)
      return `The first ${whole(look.drawn.tokens)} of ${whole(look.tokensNow)} tokens are drawn; all are counted.`;
    if (pretokeniser === 'moses')
      return 'Moses-like: words and marks apart; the real rules know each language’s abbreviations.';
    return undefined;
  },

  code: ['text/bpe/train.ts', 'text/bpe/bpe.ts', 'text/bpe/pairs.ts', 'text/bpe/replay.ts', 'text/bpe/pretokenize.ts'],

  predict: {
    question: 'Which two neighbours of the sentence will be put together first?',
    choices: ['e r', 'd e', 'o d', 'r s'],
    reveal: { step: 1, counts: true },
    gap(said, { first, atStart }) {
      if (!first) return 'No pair is put together: each stands there at most 1 time.';
      const [left, right] = (said ?? 'e r').split(' ') as [string, string];
      const theirs = atStart(left, right);
      const made = `${first.left} ${first.right} came first: it stood ${whole(first.count)} times`;
      if (left === first.left && right === first.right) return `${made}, more often than any other pair.`;
      if (said === null && !theirs) return `${made}.`;
      return `${made}, ${left} ${right} ${theirs === 1 ? 'once' : `${whole(theirs)} times`}.`;
    },
  },

  facts: {
    symbolsAtStart: ({ look }) => whole(look.symbolsAtStart),
    tokensNow: ({ look }) => whole(look.tokensNow),
    tokensAtEnd: ({ tokensAtEnd }) => whole(tokensAtEnd),
    learned: ({ learned }) => whole(learned),
    vocabulary: ({ look }) => whole(look.vocabulary),
    nextPair: ({ look }) => (look.next ? `${look.next.left} ${look.next.right}` : 'none'),
    nextCount: ({ look }) => whole(look.next?.count ?? 0),
    tied: ({ look }) => whole(look.next?.tied ?? 0),
    compression: ({ look }) => percent(look.symbolsAtStart ? look.tokensNow / look.symbolsAtStart : 1),
    bytesPerToken: ({ look }) => format(look.bytesPerToken),
    firstMerge: ({ first }) => first?.piece ?? 'none',
    firstCount: ({ first }) => whole(first?.count ?? 0),
    lastMerge: ({ look }) => look.last?.piece ?? 'none',
    unseenTokens: ({ look }) => whole(look.unseen.tokens),
  },

  tasks: [
    'Find a text of ten letters in which no pair occurs twice.',
    'Change only the tie rule of aaabdaaabac. Do the tokens at the end differ?',
    'Cut “low, newest, widest” as the whole text. What do the merges now hold that words never did?',
    'Which word of your own must you write twice, which ten times, to make it one token?',
  ],
});
