import { course } from '@/corpus/course';
import { surprisal } from '@/models/language/crossEntropy';
import { sequenceScore, timesLessLikely, withK, type SequenceScore } from '@/models/language/sequenceScore';
import { wordScorer, type WordScorer } from '@/models/language/wordScorer';
import { sentences, sightings, table, vocabulary } from './table';

export interface State {
  mode: 'table' | 'counted';
  chosen: number[][];
  length: number;
  costs: boolean;
  smooth: boolean;
  k: number;
  word: string;
  own: string;
}
export type Result = ReturnType<typeof compute>;
export type Slot = Result['slots'][number];
export type Sentence = NonNullable<Result['sentences']>[number];

/** Words of a sentence of the reader's that are scored. */
export const longest = 14;

export function compute(state: State) {
  const word = state.word.trim() || 'teapot';
  const p = (percent: number) => (state.smooth ? withK(percent / 100, state.k, sightings, vocabulary) : percent / 100);
  let strayed = false;
  const slots = table.map(({ taken, shares }, t) => {
    const items = [...shares, [word, 0] as const].map(([token, percent]) => ({ token, p: p(percent) }));
    const chosen = Math.min(items.length - 1, Math.round(state.chosen[0]?.[t] ?? 0));
    const slot = {
      items,
      chosen,
      token: items[chosen]!.token,
      p: items[chosen]!.p,
      /** The last of the words that the lecture's shares are given. */
      given: t === 0 ? 'START' : `${t > 1 ? '… ' : ''}${table[t - 1]!.taken}`,
      /** Another word was taken before: these shares were not given for it. */
      strayed,
      isCounted: t < state.length,
      isNeverSeen: chosen === items.length - 1,
    };
    strayed ||= items[chosen]!.token !== taken;
    return slot;
  });
  const conditionals = slots.map((slot) => slot.p);
  const score = sequenceScore(conditionals.slice(0, state.length));
  const whole = sequenceScore(conditionals);
  const end = Math.max(25, Number.isFinite(whole.nats) ? whole.nats : 0) * 1.04;

  return {
    slots,
    score,
    whole,
    dearest: slots[score.dearest]!,
    largest: Math.max(...slots.flatMap(({ items }) => items.map((item) => item.p))),
    /** The cost bar, from probability 1 at the left: where powers of ten stand on it. */
    end,
    ticks: [0, 5, 10, 15, 20].map((power) => ({ power, at: surprisal(10 ** -power) })).filter(({ at }) => at < end),
    ...(state.mode === 'counted' ? counted(state) : { sentences: undefined, scorer: undefined, left: 0 }),
  };
}

let scorer: WordScorer | undefined;

/** The sentences under a model that has counted the course. */
function counted({ own }: State) {
  scorer ??= wordScorer(course);
  const asked = own.trim() === '' ? sentences : [...sentences, { name: 'yours', text: own.trim() }];
  let left = 0;
  let first: SequenceScore | undefined;
  const scored = asked.map(({ name, text }) => {
    const read = scorer!.factors(text, longest);
    left = read.left;
    const score = sequenceScore(read.factors.map(({ p }) => p));
    first ??= score;
    return {
      name,
      text,
      score,
      /** How many times less likely than the first; below 1 for a likelier one. */
      times: timesLessLikely(score, first),
      factors: read.factors.map((factor, t) => ({
        ...factor,
        given: `${t + 1 > factor.given.length ? '… ' : ''}${factor.given.join(' ')}`,
        cost: score.costs[t]!,
      })),
    };
  });
  const { order, words, vocabulary } = scorer;
  return { sentences: scored, scorer: { order, words, vocabulary }, left };
}
