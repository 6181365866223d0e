/** Numbers of this size, and the figure, in words. */
import { counted, whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import type { Result, State } from './compute';

const powers = [
  { by: 1e12, name: 'trillion' },
  { by: 1e9, name: 'billion' },
  { by: 1e6, name: 'million' },
];

/** 4,096; 179 billion; 2.7×10¹⁵. */
export function amount(x: number): string {
  if (x < 1e6) return whole(Math.round(x));
  // Above a thousand trillions the powers of ten read better.
  const power = x < 9.995e14 ? powers.find(({ by }) => x >= 0.9995 * by) : undefined;
  return power ? `${(x / power.by).toPrecision(3)} ${power.name}` : format(x);
}

/** The unit in which an axis up to `most` has short ticks. */
export function unitOf(most: number): { by: number; name: string } {
  const power = powers.find(({ by }) => most >= by);
  if (most >= 1e15) return { by: 1e15, name: '×10¹⁵' };
  return power ?? { by: 1, name: '' };
}

const byteUnits = [
  { by: 1e15, name: 'PB' },
  { by: 1e12, name: 'TB' },
  { by: 1e9, name: 'GB' },
  { by: 1e6, name: 'MB' },
  { by: 1e3, name: 'kB' },
  { by: 1, name: 'B' },
];
export const byteUnitOf = (most: number) => byteUnits.find(({ by }) => most >= by) ?? byteUnits.at(-1)!;

/** 9.66 GB */
export function bytes(x: number): string {
  const { by, name } = byteUnitOf(x * 1.0005);
  return x >= 1e18 ? `${format(x / by)} ${name}` : `${name === 'B' ? x : (x / by).toPrecision(3)} ${name}`;
}

/** An equation is not broken over two lines. */
export const unbroken = (text: string) => text.replaceAll(/ ([=+·]) /g, '\u00a0$1\u00a0');

/** How many times as much: 240, 8.69, 1. */
export const times = (x: number) => (x >= 100 ? whole(Math.round(x)) : format(x));

/** A length at which something happens. */
export const length = (n: number) => whole(Math.round(n));

/** What the reader should see in the picture shown, from its numbers. */
export function reading({ show, n, d, ff, h, N, fresh, causal }: State, result: Result): string {
  const { share, crossover, chains, memory, writing, weights } = result;
  switch (show) {
    case 'parts':
      return `At n = ${whole(n)} the meetings take ${percent(share.meetings)} of the multiplications, the feed-forward networks ${percent(share.feedForward)}. The meetings equal the other parts of a layer at n = ${causal ? `2 · (2d + d_ff) − 1` : ff === 4 * d ? '2d + d_ff = 6d' : '2d + d_ff'} = ${whole(crossover)}. ${headWords(h)}`;
    case 'chains': {
      const { read, kept, cheaperUpTo } = chains;
      const ratio = read.transformer / read.space;
      const below =
        cheaperUpTo >= 1
          ? `Up to ${counted(Math.floor(cheaperUpTo), 'token')} the Transformer multiplies less.`
          : 'Here the Transformer multiplies more at every length.';
      return `Over ${counted(n, 'token')} the Transformer multiplies ${times(ratio)} times as much as the state space and keeps ${times(kept.transformer / kept.space)} times as much. ${below} Whatever the length, the state is as large as the keys and values of ${counted(Number(chains.worth.space.toPrecision(3)), 'token')}; for an LSTM, of one.`;
    }
    case 'memory':
      return `Keys and values grow in proportion to n, ${bytes(memory.cacheEach)} a token over ${counted(N, 'layer')}. The weights of attention grow as n², ${h === 1 ? 'one square' : `one square for each of ${h} heads`}: here h does not cancel. One layer’s squares pass the whole cache at n = 2Nd/h = ${length(memory.meets)}.`;
    case 'writing':
      return `${counted(fresh, 'new token')} after a prompt of ${whole(n)}: reading everything again for each costs ${times(writing.saved)} times as much as keeping keys and values. Of the meetings alone, ${times(writing.savedMeetings)} times: about m · T² · d in a layer against m · T · d, for a text of T tokens.`;
    case 'weights':
      return `Each further word in sight costs the network of 2000 another d · m = ${amount(weights.windowEach)} weights. ${weights.passes < 1 ? 'It has more than the Transformer at every length.' : `From ${length(Math.ceil(weights.passes))} words on it has more than the Transformer.`} The others have the same weights for any n; learned positions would add n · d = ${amount(weights.positions)}.`;
  }
}

const headWords = (h: number) =>
  h === 1
    ? 'With one head or many the counts are the same.'
    : `Each of the ${h} heads does 1/${h} of the projections and meetings: turning h changes nothing.`;

export function describe(state: State, result: Result): string {
  const { show, n, d, N, h, ff, vocabulary, fresh, hidden, areas, causal } = state;
  const { work, share, flops, chains, memory, writing, weights } = result;
  return [
    `A decoder of ${counted(N, 'layer')}, width d = ${whole(d)}, ${counted(h, 'head')} (${format(result.headWidth)} wide), d_ff = ${whole(ff)}, vocabulary ${whole(vocabulary)}, reading ${counted(n, 'token')}; ${causal ? 'only meetings the causal mask allows are counted' : 'all n² meetings are counted'}.`,
    `It multiplies ${amount(work.all)} times (${amount(flops)} FLOPs): projections ${percent(share.projections)}, meetings ${percent(share.meetings)}, feed-forward ${percent(share.feedForward)}, unembedding ${percent(share.unembedding)}.`,
    show === 'parts' ? `Drawn as areas, ${areas === 'share' ? 'shares of all' : 'multiplications per token'}.` : '',
    areas === 'token' && show !== 'parts' ? 'The areas are set to multiplications per token.' : '',
    reading(state, result),
    `Over this text an LSTM of as many layers multiplies ${amount(chains.read.lstm)} times, a state space ${amount(chains.read.space)}. Kept from token to token: keys and values ${bytes(memory.cache)}, LSTM ${bytes(chains.kept.lstm)}, state space ${bytes(chains.kept.space)}; one layer’s weights of attention ${bytes(memory.square)}.`,
    `Writing ${counted(fresh, 'token')}: ${amount(writing.naive.all)} multiplications without a cache, ${amount(writing.kept.all)} with one.`,
    `Weights: Transformer ${amount(weights.transformer)}, LSTM ${amount(weights.lstm)}, state space ${amount(weights.space)}, network of 2000 with ${counted(hidden, 'hidden unit')} ${amount(weights.window)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
