import { attentionLayer } from '@/models/transformer/stepCounts';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { percent } from '@/viz/format';
import { compute, mostCells, stops } from './compute';
import { dials, frames } from './dials';
import { describe, millions, times } from './words';

export default figure({
  version: 1,
  title: 'A chain against all pairs',
  caption:
    'One layer over the same tokens, twice. A job is one product of two vectors of width d; a lane does one job in a tick. The recurrent layer has d jobs for each state, and a state waits for the one before it. The attention layer has one job for each pair, and none waits.',
  dials,
  presets: [
    {
      id: 'seven',
      name: 'Seven',
      set: {},
      notice: 'Seven states wait in a row; forty-nine meetings happen in one tick.',
    },
    {
      id: 'sixty-four',
      name: '64',
      set: { tokens: 64, step: frames },
      notice: 'Sixty-four ticks against one, and attention also does less work: n is smaller than d.',
    },
    {
      id: 'thousand',
      name: '1,024',
      set: { tokens: 1024, step: frames },
      notice: 'Twice the work of the recurrent layer, finished in a sixteenth of its ticks: lanes make the difference.',
    },
    {
      id: 'one',
      name: 'One',
      set: { tokens: 1, step: frames },
      notice: 'One token has nobody to wait for and only itself to meet.',
    },
  ],

  compute,

  steps(state) {
    const ticks = stops(state);
    const unit = ticks.length > 9 ? '' : 'tick ';
    return { dial: 'step', names: ticks.map((tick, step) => (step === 0 ? 'start' : `${unit}${whole(tick)}`)) };
  },

  describe,

  notice: ({ tokens }) =>
    tokens === 1
      ? 'One token: there are no two words, so no path between them, and the only meeting is with itself.'
      : tokens > mostCells
        ? `Each cell of the picture stands for ${times(tokens / mostCells)} tokens, each square for their meetings; everything is scheduled and counted.`
        : undefined,

  code: ['transformer/stepCounts.ts', 'transformer/listSchedule.ts'],

  predict: {
    question: 'A text of 1,024 tokens, width 512. Which layer has more multiplications to do?',
    choices: ['the recurrent one', 'attention', 'both the same'],
    reveal: { tokens: 1024, step: frames },
    gap: (said, { recurrent, attention, runs }, { tokens, width }) => {
      const [r, a] = [recurrent.multiplications, attention.multiplications];
      const more = r > a ? 'the recurrent one' : a > r ? 'attention' : 'both the same';
      return `${said === more ? 'So it is' : 'Here'}: with ${whole(tokens)} tokens of width ${whole(width)} attention has ${millions(a)} multiplications, the recurrent layer ${millions(r)}. On these lanes attention is done after ${whole(runs.attention.ticks)} ticks, the other after ${whole(runs.recurrent.ticks)}.`;
    },
  },

  facts: {
    tokens: (_, { tokens }) => whole(tokens),
    width: (_, { width }) => whole(width),
    lanes: (_, { lanes }) => whole(lanes),
    path: ({ recurrent }) => whole(recurrent.path),
    recurrentWaiting: ({ recurrent }) => whole(recurrent.waiting),
    attentionWaiting: ({ attention }) => whole(attention.waiting),
    meetings: ({ attention }) => whole(attention.jobs),
    causalMeetings: (_, { tokens, width }) => whole(attentionLayer(tokens, width, true).jobs),
    recurrentWork: ({ recurrent }) => millions(recurrent.multiplications),
    attentionWork: ({ attention }) => millions(attention.multiplications),
    recurrentTicks: ({ runs }) => whole(runs.recurrent.ticks),
    attentionTicks: ({ runs }) => whole(runs.attention.ticks),
    recurrentBusy: ({ runs }) => percent(runs.recurrent.busy),
    attentionBusy: ({ runs }) => percent(runs.attention.busy),
  },

  tasks: [
    'Give the machine one lane. From which length on is attention the slower one?',
    'Find the number of lanes above which the recurrent layer does not get any faster.',
    'Turn the mask on. What happens to the meetings, and what to the steps that must wait?',
  ],
});
