import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { compute } from './compute';
import { dials } from './dials';
import { amount, bytes, describe, length, times, unbroken } from './words';

/** 32 layers of width 2,560 with the vocabulary of Mamba’s largest model: two of its blocks a layer. */
const mamba = { d: 2560, N: 32, h: 32, ff: 10_240, vocabulary: 50_280 };
const choices = ['about 3%', 'about a third', 'nearly all of them'];

export default figure({
  version: 1,
  title: 'What a text costs',
  caption:
    'Counted, not timed: one multiplication is one, and FLOPs are twice as many. Meetings are the n² scores and their mixing of values. A number takes 2 bytes. The LSTM has as many layers, the state space two Mamba blocks a layer, all of width d.',
  dials,
  presets: [
    {
      id: 'gpt3',
      name: 'GPT-3',
      set: {},
      notice: 'At the full context of GPT-3 the feed-forward networks take two thirds, the meetings hardly anything.',
    },
    {
      id: 'n-512',
      name: '512 tokens',
      set: { n: 512 },
      notice: 'A shorter text: the meetings all but vanish, and what is left is proportional to n.',
    },
    {
      id: 'n-8k',
      name: '8k',
      set: { n: 8192 },
      notice: 'Four times as much as GPT-3 reads, and the meetings still take a tenth.',
    },
    {
      id: 'n-128k',
      name: '128k',
      set: { n: 131_072 },
      notice: 'At GPT-3’s width a context of 128k would spend most of its work on meetings.',
    },
    {
      id: 'crossover',
      name: 'n = 6d',
      set: { n: 73_728, areas: 'token' },
      notice: 'Only here, at 6 times the width, do the meetings cost as much as all other parts of a layer.',
    },
    {
      id: 'mamba',
      name: 'Mamba',
      set: { ...mamba, show: 'chains', n: 131_072 },
      notice: 'Two lines that stay straight and one that bends; what is kept grows for one, and for two it does not.',
    },
    {
      id: 'one',
      name: 'One token',
      set: { n: 1 },
      notice: 'A text of one token has one meeting, with itself, and the square of 1 is 1.',
    },
    {
      id: 'memory',
      name: 'Memory',
      set: { show: 'memory' },
      notice: 'On these axes n² is twice as steep as n: the squares start below the cache and pass it.',
    },
    {
      id: 'one-head',
      name: 'One head',
      set: { show: 'memory', h: 1 },
      notice: 'No count of multiplications changed with h; the memory of the squares did, since each head has its own.',
    },
    {
      id: 'writing',
      name: 'Writing',
      set: { show: 'writing', n: 1024 },
      notice: 'Both start with one reading of the prompt; without a cache it is read again for each new token.',
    },
    {
      id: 'weights',
      name: 'Weights',
      set: { show: 'weights' },
      notice: 'Only the network of 2000 has weights for each place of a text; the others use the same ones everywhere.',
    },
  ],

  compute,
  describe,

  notice({ n, d, h, causal, show }) {
    if (d % h !== 0)
      return `${whole(h)} heads cannot share d = ${whole(d)}: each would be ${format(d / h)} wide. The counts take them as if they could.`;
    if (n === 1 && show === 'parts' && !causal)
      return 'One token meets only itself: with n = 1 the squared term is as small as it gets.';
    return undefined;
  },

  code: [
    'transformer/complexity/complexity.ts',
    'transformer/complexity/chains.ts',
    'transformer/complexity/memory.ts',
    'transformer/complexity/writing.ts',
    'transformer/complexity/window.ts',
    'language/nplmSizes.ts',
  ],

  predict: {
    question:
      'GPT-3 reads its full context of 2,048 tokens. What part of its multiplications are meetings, the famous n²?',
    choices,
    reveal: { show: 'parts', n: 2048, areas: 'share' },
    gap(said, { share, crossover }, { n }) {
      const right = share.meetings < 0.1 ? choices[0] : share.meetings < 0.6 ? choices[1] : choices[2];
      return unbroken(
        `${said === right ? 'So it is' : 'Here'}: at n = ${whole(n)} the meetings are ${percent(share.meetings)}, the feed-forward networks ${percent(share.feedForward)}. The meetings catch up with the rest of a layer at n = ${whole(crossover)}.`,
      );
    },
  },

  facts: {
    tokens: (_, { n }) => whole(n),
    width: (_, { d }) => whole(d),
    /** 2d + d_ff */
    crossover: ({ crossover }) => whole(crossover),
    crossoverOverWidth: ({ crossover }, { d }) => format(crossover / d),
    work: ({ work }) => amount(work.all),
    flops: ({ flops }) => amount(flops),
    workPerToken: ({ perToken }) => amount(perToken),
    projectionsShare: ({ share }) => percent(share.projections),
    meetingsShare: ({ share }) => percent(share.meetings),
    feedForwardShare: ({ share }) => percent(share.feedForward),
    unembeddingShare: ({ share }) => percent(share.unembedding),
    headWidth: ({ headWidth }) => format(headWidth),
    /** What is kept for one more token, and for the text. */
    cacheEach: ({ memory }) => bytes(memory.cacheEach),
    cache: ({ memory }) => bytes(memory.cache),
    square: ({ memory }) => bytes(memory.square),
    squares: ({ memory }) => bytes(memory.squares),
    squarePassesCache: ({ memory }) => length(memory.meets),
    lstmState: ({ chains }) => bytes(chains.kept.lstm),
    stateSpaceState: ({ chains }) => bytes(chains.kept.space),
    stateSpaceWorth: ({ chains }) => length(chains.worth.space),
    lstmWork: ({ chains }) => amount(chains.read.lstm),
    stateSpaceWork: ({ chains }) => amount(chains.read.space),
    overStateSpace: ({ chains }) => times(chains.read.transformer / chains.read.space),
    keptOverStateSpace: ({ chains }) => times(chains.kept.transformer / chains.kept.space),
    cheaperUpTo: ({ chains }) => length(Math.max(0, Math.floor(chains.cheaperUpTo))),
    newTokens: (_, { fresh }) => whole(fresh),
    recomputed: ({ writing }) => amount(writing.naive.all),
    cached: ({ writing }) => amount(writing.kept.all),
    cacheSaves: ({ writing }) => times(writing.saved),
    cacheSavesMeetings: ({ writing }) => times(writing.savedMeetings),
    weights: ({ weights }) => whole(weights.transformer),
    positionWeights: ({ weights }) => whole(weights.positions),
    lstmWeights: ({ weights }) => amount(weights.lstm),
    windowWeights: ({ weights }) => amount(weights.window),
    windowEach: ({ weights }) => amount(weights.windowEach),
    windowPasses: ({ weights }) => length(Math.max(0, Math.ceil(weights.passes))),
  },

  tasks: [
    'Turn h from 1 to 96. Which number of the figure moves, and in which picture?',
    'Halve d and leave d_ff at 4d. Where do the meetings catch up now?',
    'Count only the meetings that the mask allows. What happens to the crossover?',
    'Against chains: find the length up to which the Transformer multiplies less than the state space.',
    'Writing: set m to 1. Why does the cache save nothing?',
  ],
});
