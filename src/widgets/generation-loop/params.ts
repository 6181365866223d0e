import { fetchCourse } from '@/corpus/course';
import { flag, num, oneOf, seed, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { visible } from '@/viz/label';
import { compute, most, written, type State } from './compute';
import { limit } from './model';
import { circleWords, counted, describe, partWords, quoted, share } from './words';

/** A token in a sentence: without the space that it begins with. */
const bare = (piece: string) => piece.trim() || visible(piece);

export default figure({
  version: 1,
  title: 'The loop that writes',
  caption:
    'Text becomes tokens with ids; the model reads the last few and gives every token of its vocabulary a share; a random number u picks one; it is appended, and the loop begins anew. Press a token of the distribution to take it yourself.',
  dials: {
    prompt: text('Beginning', 'Transformers are encoder', 500, { inPicture: true }),
    temperature: num('Temperature', 1, [0, 3], 0.1),
    topK: num('Top-k (0: off)', 0, [0, 100], 1),
    topP: num('Top-p (1: off)', 1, [0.05, 1], 0.05),
    corpus: oneOf('Model', 'course', {
      course: 'n-grams of this course',
      sherlock: 'n-grams of A Scandal in Bohemia',
      gpt: 'the trained GPT',
      own: 'n-grams of your own text',
    }),
    seed: seed(4),
    stop: flag('Stop at the end of a paragraph', true),
    compare: flag('Compare three seeds', false),
    text: text('Your own text', '', 1_000_000, { multiline: true, files: true, inPicture: true }),
    forced: text('Tokens taken by hand', '', 300, { inPicture: true }),
    step: num('Tokens written', 0, [0, most], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'transformers',
      name: 'Transformers',
      set: {},
      notice: 'The model says how likely each next token is; the loop around it draws one and hands it back.',
    },
    {
      id: 'greedy',
      name: 'Greedy, T = 0',
      set: { temperature: 0, stop: false, step: most },
      notice: 'No dice, and no way out: once a window comes back, all that followed it comes back too.',
    },
    {
      id: 'hot',
      name: 'Hot, T = 2',
      set: { temperature: 2, step: 12 },
      notice:
        'The shares are levelled: what the model holds unlikely is drawn all the time, and it stumbles over its own words.',
    },
    {
      id: 'top-1',
      name: 'Top-k = 1',
      set: { topK: 1, stop: false, step: most },
      notice: 'With one token left to draw, every u falls into it: greedy under another name.',
    },
    {
      id: 'empty',
      name: 'Empty',
      set: { prompt: '', step: 1 },
      notice: 'With nothing before it, the model can only say how frequent each token is.',
    },
    {
      id: 'unseen',
      name: 'Unseen character',
      set: { prompt: 'Transformers are 🦜' },
      notice: 'No character is unknown to a byte-level tokenizer: one that it never met falls apart into its bytes.',
    },
    {
      id: 'gpt',
      name: 'The trained GPT',
      set: { corpus: 'gpt', prompt: '"Elementary, my dear', temperature: 0.8, step: 1 },
      notice:
        'The same loop around another model: a GPT of a million parameters that read nothing but Sherlock Holmes.',
    },
  ],

  prepare: fetchCourse,
  compute,
  steps: (state) => ({
    dial: 'step',
    names: ['start', ...written(state as State).map((_, t) => String(t + 1))],
  }),
  describe,

  notice(state, result) {
    if (result.absent) return 'The GPT is not on this page yet: until you load it, the course is counted.';
    if (result.missing) return 'Your text is empty: the course is counted until you give one.';
    if (result.left > 0)
      return `The first ${whole(limit)} characters are counted; ${whole(result.left)} more were left out.`;
    if (result.unknown.length > 0 && result.step <= result.model.context)
      return `The text that was counted does not have ${result.unknown.slice(0, 6).map(quoted).join(' ')}${result.unknown.length > 6 ? ` and ${result.unknown.length - 6} more` : ''} as tokens: where they are in the window, the model falls back on less of it.`;
    if (result.promptTokens === 0 && result.step < 2)
      return 'There is no beginning: the window is empty, and the first token is drawn by frequency alone.';
    if (result.stopped && result.step === result.length)
      return `It stopped after ${counted(result.length, 'token')}: ${result.stopSign === '\n' ? 'the line break (⏎)' : 'the blank line (⏎⏎)'} ends a paragraph and is the stop sign.`;
    if (result.certain && result.patience > 0 && state.forced === '' && result.step > 1) return circleWords(result);
    return undefined;
  },

  code: [
    'language/pass.ts',
    'language/circle.ts',
    'language/corpusModel.ts',
    'language/nextToken.ts',
    'language/sampling.ts',
    'language/temperature.ts',
    'language/truncation.ts',
    'language/ngram/interpolated.ts',
    'text/bpe/bpe.ts',
    'transformer/gptNextToken.ts',
    'transformer/gptCache.ts',
    'transformer/gpt.ts',
  ],

  predict: {
    question: 'The same beginning goes through the loop twice, with different seeds. How long do the two texts agree?',
    choices: ['to the end', 'for a few tokens', 'not for one token'],
    reveal: { compare: true },
    gap(said, result, state) {
      const others = result.others ?? compute({ ...state, compare: true }).others!;
      const greedy = state.temperature === 0 ? result : compute({ ...state, temperature: 0 });
      const ends = `At T = 0 every seed writes the same ${counted(greedy.length, 'token')}: nothing is left to chance.`;
      if (state.temperature === 0) return ends;
      const { parts } = others[1]!;
      const right = parts === undefined ? 'to the end' : parts === 1 ? 'not for one token' : 'for a few tokens';
      return `${said === right ? 'So it is' : 'Here'}: ${partWords(others.slice(0, 2))}${parts === undefined ? '' : ', and then the pasts differ'}. ${ends}`;
    },
  },

  facts: {
    vocabulary: ({ model }) => whole(model.vocabulary),
    contextTokens: ({ model }) => String(model.context),
    trainingTokens: ({ trainingTokens }) => whole(trainingTokens),
    promptTokens: ({ promptTokens }) => whole(promptTokens),
    topToken: ({ rows }) => bare(rows[0]!.piece),
    topShare: ({ rows }) => share(rows[0]!.said),
    drawnToken: ({ drawn, byLuck }) => bare((drawn ?? byLuck).piece),
    u: ({ u }) => share(u),
    kept: ({ kept }) => whole(kept),
    continuation: ({ continuation }) => continuation.trim(),
    length: ({ length }) => String(length),
    circleFrom: ({ circle }) => (circle ? String(circle.from) : '–'),
    circlePeriod: ({ circle }) => (circle ? String(circle.period) : '–'),
    temperature: (_, { temperature }) => format(temperature),
  },

  tasks: [
    'Write a sentence of your own by pressing tokens. At which token had you to go the furthest down?',
    'Find the smallest temperature at which seeds 1 and 2 part.',
    'Take a token by hand in the middle of a greedy run. Does the circle change?',
  ],
});
