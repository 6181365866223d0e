import { whole } from '@/viz/count';
import { format, formatFixed, percent } from '@/viz/format';
import type { Result, Sentence, Slot, State } from './compute';
import { sightings, table, vocabulary } from './table';

/** A probability: three digits, as a power of ten where it is small. */
export const share = (p: number) => format(p);
/** The same in percent, for a column of them. */
export const inPercent = (p: number) => format(Number((100 * p).toPrecision(12)));
/** How many times one thing is another, as a reader says it. */
export const times = (ratio: number, digits = 3) =>
  ratio >= 100 && ratio < 1e7 ? whole(Number(ratio.toPrecision(digits))) : format(ratio);
export const nats = (cost: number) => formatFixed(cost, 2);

/** P(are | Transformers): one word, given the words before it. */
export const factorName = (token: string, given: string) => `P(${token} | ${given})`;

export const sentenceWords = (slots: readonly Slot[]) =>
  slots
    .filter(({ isCounted }) => isCounted)
    .map(({ token }) => token)
    .join(' ');

/** The factor that costs the most, in one sentence. */
export function dearestWords({ score, dearest }: Result): string {
  if (score.nats === Infinity)
    return `“${dearest.token}” has probability 0. The whole product is 0 and its logarithm −∞, however likely the other words are.`;
  return `“${dearest.token}” costs the most: ${nats(score.costs[score.dearest]!)} of ${nats(score.nats)} nats, ${percent(score.dearestShare)} of the whole.`;
}

/** A sentence that stops early, beside the whole. */
export function earlyWords({ length }: State, { score, whole: all, slots }: Result): string {
  const of = `${length} of ${slots.length} words`;
  if (all.nats === Infinity || score.nats === Infinity)
    return `${of} are counted: ${share(score.product)}; all of them have ${share(all.product)}.`;
  return `${of}: ${times(score.product / all.product, 4)} times as likely as all ${slots.length}, because it is shorter. A token costs ${format(score.bitsPerToken)} bits on average, against ${format(all.bitsPerToken)}.`;
}

export const strayedWords =
  '* The lecture gives these shares after its own sentence. After another word they would be others, which it does not give; they are kept.';

const smoothedWords = (k: number) =>
  `with k = ${format(k)} added to every word, as if the shares were counted from ${whole(sightings)} words with ${whole(vocabulary)} possible ones`;

/** A sentence against the first of the list. */
export function againstFirst({ times: ratio }: Sentence): string {
  if (ratio > 1) return `÷ ${times(ratio)}`;
  return ratio < 1 ? `× ${times(1 / ratio)}` : '';
}

/** The model may have counted the very words that it is asked about. */
export function readBefore(sentences: readonly Sentence[]): string | undefined {
  const [one, two] = sentences[0]!.factors.slice(1, 3);
  return two && two.pairs > 0
    ? `“${one!.token} ${two.token}” stands ${two.pairs === 1 ? 'once' : `${two.pairs} times`} in this course: the model has read its own exam.`
    : undefined;
}

const scoreWords = ({ score }: Pick<Sentence, 'score'>) =>
  `${share(score.product)}, ${nats(score.nats)} nats, ${format(score.bitsPerToken)} bits a token, perplexity ${format(score.perplexity)}`;

export function describe(state: State, result: Result): string {
  const { slots, score, sentences, scorer } = result;
  if (sentences)
    return [
      `An n-gram model with N = ${scorer.order} has counted ${whole(scorer.words)} words of this course.`,
      ...sentences.map(
        (sentence) =>
          `“${sentence.text}” has ${scoreWords(sentence)}: ${sentence.factors
            .map(({ token, given, p, cost }) => `${factorName(token, given)} ${share(p)} (${nats(cost)} nats)`)
            .join(', ')}.`,
      ),
    ].join(' ');
  return [
    `Teaching values of a lecture${state.smooth ? `, ${smoothedWords(state.k)}` : ''}.`,
    `${slots
      .map(({ token, given, p, strayed }) => `${factorName(token, given)} ${share(p)}${strayed ? ' (kept)' : ''}`)
      .join(', ')}. The word never seen is “${slots[0]!.items.at(-1)!.token}”.`,
    `“${sentenceWords(slots)}” has ${scoreWords(result)}.`,
    state.length < table.length ? earlyWords(state, result) : '',
    state.costs
      ? `The words cost ${score.costs.map((cost) => nats(cost)).join(', ')} nats. ${dearestWords(result)}`
      : 'What each word costs is not shown yet.',
  ]
    .filter(Boolean)
    .join(' ');
}
