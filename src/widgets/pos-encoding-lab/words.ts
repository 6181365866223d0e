/** What the figure says in words; no number is made here. */
import type { Demands, Verdict } from '@/models/positions/positionDemands';
import type { Scheme } from '@/models/positions/positionScheme';
import { counted, whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import type { Cursor, Hand, Result } from './compute';
import { dials, stepNames, type State } from './dials';

export const cursorRole = { p: 'token-4', q: 'token-3' } as const;
export const schemeNames: Readonly<Record<Scheme, string>> = dials.scheme.options;
const verb: Readonly<Record<Scheme, string>> = {
  sinusoid: 'added to every token vector, computed, never trained',
  learned: 'added to every token vector, drawn from the seed and not yet trained',
  none: 'nothing is added to the token vectors',
  rope: 'one query, turned to every position; nothing is added',
  alibi: 'nothing is added to the token vectors; the bias enters the scores',
};
export const isOdd = ({ scheme, d }: Pick<State, 'scheme' | 'd'>) =>
  d % 2 === 1 && (scheme === 'sinusoid' || scheme === 'rope');

/** 25.59: two decimals where there are whole ones. */
export const dot = (x: number) => format(x, 4);
/** 6.28, 628, 47,117 */
export const long = (positions: number) => (positions < 1000 ? format(positions) : whole(Math.round(positions)));
export const turnWords = ({ turns, wavelength, byK }: Hand, k: number) =>
  turns
    ? `once round in ${long(wavelength)} positions, ${format(byK)} degrees in ${counted(k, 'position')}`
    : 'its columns do not turn together';

export const headings: Readonly<Record<number, (scheme: Scheme) => string>> = {
  0: (scheme) => `Table: ${verb[scheme]}`,
  1: (scheme) =>
    scheme === 'rope' ? 'Coordinates of the turning query, pair by pair' : 'Columns read downwards, pair by pair',
  2: (scheme) =>
    scheme === 'sinusoid'
      ? 'Each pair of columns is the hand of a clock: sine to the right, cosine up'
      : scheme === 'rope'
        ? 'Each pair of coordinates of the query is a hand'
        : 'Each pair of columns, drawn as a hand',
  3: (scheme) =>
    scheme === 'rope'
      ? 'Scores of one query and one key at all positions'
      : scheme === 'alibi'
        ? 'Bias added to the scores'
        : 'Dot products of all positions with each other',
  4: () => 'One rotation for every step of k',
  5: () => 'Four demands on a code of positions',
};

/** "P₇ · P₁₀" of the scheme. */
export function pairName(scheme: Scheme, at: number, k: number): string {
  if (scheme === 'rope') return `q at ${at + k} · k at ${at}`;
  if (scheme === 'alibi') return `query ${at + k}, key ${at}`;
  return `positions ${at} and ${at + k}`;
}

export function dotWords({ scheme, k, n }: Result, { at, from }: Cursor): string {
  const value = from[k];
  if (value !== undefined) return `${pairName(scheme, at, k)}: ${dot(value)}`;
  return scheme === 'learned'
    ? `positions ${at} and ${at + k}: the table has no row ${at + k}`
    : `${pairName(scheme, at, k)}: distance ${k} is past n = ${n}`;
}

/** What the search among all pairs found. */
export function searchWords({ nearest, scheme, n }: Result): string {
  if (!nearest)
    return scheme === 'none'
      ? `All ${n} rows are the same: no position differs from another.`
      : 'Nothing is added, so there are no rows to compare; only distances count.';
  const { pair, distance, collisions, compared, neighbours } = nearest;
  const found = `Of ${counted(compared, 'pair')} compared, the nearest ${pair[1] - pair[0] === 1 ? 'are the neighbours' : 'are'} ${pair[0]} and ${pair[1]}, ${format(distance)} apart.`;
  if (scheme === 'learned') return `${found} In a table just drawn all rows lie about equally far apart.`;
  return collisions > 0
    ? `${found} ${counted(collisions, 'pair')} of positions apart ${collisions === 1 ? 'lies' : 'lie'} closer than any neighbours do (${format(neighbours)}): these collide.`
    : `${found} No two positions apart come closer: no collision.`;
}

export function turnedWords({ turned, scheme, k }: Result): string {
  if (!turned)
    return {
      sinusoid: '',
      rope: '',
      learned:
        'No rotation is built into a learned table: what a step of k does to one row says nothing about another.',
      none: 'There is nothing to turn.',
      alibi: 'ALiBi turns nothing: a step of k costs k slopes.',
    }[scheme];
  const { worst, compared } = turned;
  if (!worst) return 'No row has another k further on.';
  return `Over ${counted(compared, 'position')} the largest difference between a row turned by R of k = ${k} and the row ${k} further on is ${format(worst.error)}, at p = ${worst.p}.`;
}

export const marks: Readonly<Record<Verdict, string>> = { met: '✓', partly: '≈', missed: '✗', nothing: '–' };
export const verdictWords: Readonly<Record<Verdict, string>> = {
  met: 'met',
  partly: 'partly met',
  missed: 'not met',
  nothing: 'nothing to check',
};
export const demandNames = ['unique', 'deterministic', 'distance', 'beyond n'] as const;
/** What the number beside the sign is. */
export const demandNumbers = ['nearest two', 'another seed', 'explains', 'position n'] as const;

export interface Scored {
  demand: (typeof demandNames)[number];
  verdict: Verdict;
  /** In few characters. */
  short: string;
  /** In a sentence. */
  long: string;
}
export function scored({ scheme, unique, deterministic, distance, beyond }: Demands, n: number): Scored[] {
  const table: Readonly<Record<Scheme, readonly [string, string, string, string]>> = {
    sinusoid: [
      `the two nearest positions are ${format(unique.distance)} apart`,
      'a formula: the same numbers every time, for every seed',
      odds(distance),
      `row ${n} can be computed; models trained on shorter texts read it poorly all the same`,
    ],
    learned: [
      `the two nearest rows are ${format(unique.distance)} apart`,
      `the same row at every look, but another seed gives another table, by up to ${format(deterministic.change)}; training then moves it`,
      `it explains ${percent(distance.share ?? 0)} of the dot products before training, as chance would`,
      `there is no row ${n}`,
    ],
    none: [
      'all positions are alike',
      'there is nothing to compute',
      'scores do not know distance',
      'nothing ends, because nothing is there',
    ],
    rope: [
      `the nearest two turned queries are ${format(unique.distance)} apart, but a score sees only distances`,
      'the rotation has no seed',
      odds(distance),
      `position ${n} can be computed; past the trained length models degrade unless the angles are rescaled`,
    ],
    alibi: [
      `distances, not positions: one step more is ${format(unique.distance)} less`,
      'the slopes are fixed',
      odds(distance),
      `a bias for any distance; its paper reports texts longer than those trained on`,
    ],
  };
  const short = [
    format(unique.distance),
    deterministic.verdict === 'nothing' ? '' : deterministic.change ? `±${format(deterministic.change, 2)}` : '0',
    distance.share === undefined ? '' : percent(distance.share),
    beyond.verdict === 'nothing' ? '' : beyond.rows ? 'has a value' : 'no row',
  ];
  const verdicts = [unique.verdict, deterministic.verdict, distance.verdict, beyond.verdict];
  return demandNames.map((demand, i) => ({
    demand,
    verdict: verdicts[i]!,
    short: short[i]!,
    long: table[scheme][i]!,
  }));
}
const odds = ({ share, spread }: Demands['distance']) =>
  share === undefined
    ? 'too few positions to tell'
    : `it explains ${percent(share)} of the scores; at one distance they differ by ${spread < 1e-3 ? 'no more than rounding' : `up to ${format(spread)}`}`;

export function describe(state: State, result: Result): string {
  const { scheme, step, seed, head, key, layout, base, p, q } = state;
  const { n, d, k, cursors, hands } = result;
  const slowest = hands.at(-1);
  const settings = `Settings: base ${whole(base)}, cursors p = ${p} and q = ${q}, offset k = ${k}, seed ${seed}, ALiBi head ${head}, RoPE key ${dials.key.options[key]}, pairs ${dials.layout.options[layout]}.`;
  const said = {
    0: () => `A table of ${n} rows and ${d} columns, ${verb[scheme]}. ${searchWords(result)}`,
    1: () =>
      `${counted(hands.length, 'pair')} of columns as waves over ${n} positions.${slowest?.turns ? ` The fastest repeats every ${long(hands[0]!.wavelength)} positions, the slowest every ${long(slowest.wavelength)}.` : ''}`,
    2: () =>
      `${counted(hands.length, 'hand')}. ${hands
        .slice(0, 4)
        .map((hand) => `Hand ${hand.index}: ${turnWords(hand, k)}`)
        .join('; ')}.`,
    3: () =>
      `Scores by distance. ${cursors.map((cursor) => dotWords(result, cursor)).join('; ')}. ${searchWords(result)}`,
    4: () => turnedWords(result),
    5: () =>
      (result.demands ?? [])
        .map(
          (each) =>
            `${schemeNames[each.scheme]}: ${scored(each, n)
              .map(({ demand, verdict }) => `${demand} ${verdictWords[verdict]}`)
              .join(', ')}`,
        )
        .join('. ') + '.',
  }[step as 0];
  return `${schemeNames[scheme]}, width d = ${d}, length n = ${n}; shown: ${stepNames[step]}. ${said?.() ?? ''} ${settings}`;
}

export function notice(state: State, { n, d }: Result): string | undefined {
  const { scheme, p, q } = state;
  const late = [p >= n && `p = ${p}`, q >= n && `q = ${q}`].filter(Boolean);
  const said = [
    isOdd(state) &&
      (scheme === 'sinusoid'
        ? `d = ${d} is odd, and every sine needs its cosine: the table is made for d = ${d + 1} and its last cosine left out.`
        : `d = ${d} is odd: the last coordinate has no partner and is not turned.`),
    late.length > 0 &&
      `${late.join(' and ')} ${late.length > 1 ? 'lie' : 'lies'} past the last position: ${n - 1} is shown instead.`,
  ];
  return said.filter(Boolean).join(' ') || undefined;
}

/** The row of a cursor and its value, as read off the drawing. */
export const readOff = (scheme: Scheme) => (row: number, column: number, value: string) =>
  `position ${row}, ${scheme === 'rope' ? 'coordinate' : 'column'} ${column}: ${value}`;
export const readScore = (scheme: Scheme) => (row: number, column: number, value: string) =>
  `${scheme === 'rope' || scheme === 'alibi' ? `query ${row}, key ${column}` : `positions ${row} and ${column}`}, distance ${row - column}: ${value}`;
