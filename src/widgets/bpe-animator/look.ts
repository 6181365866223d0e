/** What there is to see after so many merges: everything the page prints comes from here. */
import { bytesOf, bytesOfString } from '@/models/text/bpe/alphabet';
import { Bpe } from '@/models/text/bpe/bpe';
import { pairCounts, pairPlaces } from '@/models/text/bpe/pairs';
import { pretokenize } from '@/models/text/bpe/pretokenize';
import type { Tie } from '@/models/text/bpe/ties';
import { whole } from '@/viz/count';
import { visible } from '@/viz/label';
import type { Training } from './training';

export interface PairRow {
  readonly key: string;
  readonly leftId: number;
  readonly rightId: number;
  readonly left: string;
  readonly right: string;
  readonly count: number;
  /** Fewer where the pair overlaps itself. */
  readonly replaced: number;
  readonly tied: boolean;
  /** It is the next merge. */
  readonly wins: boolean;
}
export interface MergeRow {
  readonly step: number;
  readonly left: string;
  readonly right: string;
  readonly piece: string;
  readonly count: number;
  /** Each replacement leaves one token fewer. */
  readonly replaced: number;
}
/** A text in chunks of symbols, as it was and as it is. */
export interface Encoded {
  readonly start: readonly (readonly number[])[];
  readonly now: readonly (readonly number[])[];
  /** The characters of each chunk. */
  readonly letters: readonly string[][];
  readonly tokens: number;
}
export type Look = ReturnType<typeof lookAt>;

/** More would be slow to draw and no help to see. */
export const mostDrawn = 600;
const pairsListed = 8;
const mergesListed = 60;
export const tieWords = { first: 'first seen', lexicographic: 'alphabetical', id: 'smaller ids' } as const;

export function lookAt(training: Training, wantedStep: number, unseen: string, tie: Tie) {
  const { bpe, tokens, bytes, text } = training;
  const learned = bpe.merges.length;
  const step = Math.min(wantedStep, learned);
  // Only what has been learned by now: its ids are also those of the whole.
  const now = new Bpe({
    base: bpe.base,
    pretokeniser: bpe.pretokeniser,
    alphabet: bpe.alphabet,
    merges: bpe.merges.slice(0, step),
  });
  const piece = (id: number) => visibleSpaces(now.piece(id));
  const chunks = now.encodeChunks(text);
  const counts = pairCounts(chunks, tie, now.spelling);
  const next = step < learned ? bpe.merges[step] : undefined;

  const pairs = counts.slice(0, pairsListed).map(({ left, right, count }): PairRow => {
    const wins = left === next?.left && right === next.right;
    return {
      key: `${left} ${right}`,
      leftId: left,
      rightId: right,
      left: piece(left),
      right: piece(right),
      count,
      replaced: pairPlaces(chunks, left, right).filter(({ merges }) => merges).length,
      tied: count > 1 && count === counts[0]!.count && counts[1]?.count === count,
      wins,
    };
  });
  const from = Math.max(0, step - mergesListed);

  return {
    bpe: now,
    step,
    learned,
    next: next && {
      leftId: next.left,
      rightId: next.right,
      left: piece(next.left),
      right: piece(next.right),
      count: next.count,
      tied: next.tied,
    },
    last: step > 0 ? mergeRow(training, step - 1) : undefined,
    exhausted: !next && (training.exhausted || (training.whole && (counts[0]?.count ?? 0) < 2)),
    pairs,
    kinds: counts.length,
    merges: Array.from({ length: step - from }, (_, i) => mergeRow(training, step - 1 - i)),
    older: from,
    symbolsAtStart: tokens[0]!,
    tokensNow: tokens[step]!,
    curve: tokens.map((count, merge): [number, number] => [merge, count]),
    vocabulary: vocabularyOf(now),
    bytesPerToken: tokens[step] ? bytes / tokens[step] : 0,
    drawn: beginning(encoded(now, text, chunks), now),
    unseen: encoded(now, unseen, now.encodeChunks(unseen)),
    about: (id: number) => about(now, id),
  };
}

export function mergeRow({ bpe, tokens }: Training, index: number): MergeRow {
  const { left, right, id, count } = bpe.merges[index]!;
  const piece = (part: number) => visibleSpaces(bpe.piece(part));
  const replaced = tokens[index]! - tokens[index + 1]!;
  return { step: index + 1, left: piece(left), right: piece(right), piece: piece(id), count, replaced };
}

/** Without the place that is kept for what is not in it. */
export const vocabularyOf = ({ size, unknown }: Bpe) => size - (unknown === undefined ? 0 : 1);

function encoded(bpe: Bpe, text: string, now: readonly number[][]): Encoded {
  return {
    start: bpe.baseChunks(text),
    now,
    letters: pretokenize(text, bpe.pretokeniser).map((chunk) => [...chunk]),
    tokens: now.reduce((sum, { length }) => sum + length, 0),
  };
}

/** As much of it as can be drawn, in whole tokens. */
function beginning(all: Encoded, bpe: Bpe): Encoded & { readonly whole: boolean } {
  const lengths = lengthsOf(bpe);
  let room = mostDrawn;
  const now: number[][] = [];
  for (const chunk of all.now) {
    if (room <= 0) break;
    let taken = 0;
    while (taken < chunk.length && room > 0) room -= lengths(chunk[taken++]!);
    now.push(chunk.slice(0, taken));
  }
  const tokens = now.reduce((sum, { length }) => sum + length, 0);
  return { ...all, now, tokens, whole: tokens === all.tokens };
}

/** Of an id how many base symbols it is made of. */
export function lengthsOf(bpe: Bpe): (id: number) => number {
  const lengths = new Map<number, number>();
  const length = (id: number) => lengths.get(id) ?? 1;
  for (const { id, left, right } of bpe.merges) if (!lengths.has(id)) lengths.set(id, length(left) + length(right));
  return length;
}

/** A token in the reader's words. */
function about(bpe: Bpe, id: number) {
  if (id < 0 || id >= bpe.size) return undefined;
  const piece = visibleSpaces(bpe.piece(id));
  const spelled = bpe.spelling[id]!;
  const bytes = Array.from(bpe.base === 'bytes' ? bytesOfString(spelled) : bytesOf(spelled), hexOf);
  const history = historyOf(bpe, id);
  return { piece, id, bytes, history };
}

const listed = 4;

/** The merges that made a token, the last first. */
function historyOf(bpe: Bpe, id: number): string {
  if (id === bpe.unknown) return 'stands for whatever was not in the text it learned from';
  const byId = new Map(bpe.merges.map((merge, index) => [merge.id, index]).reverse() as [number, number][]);
  const made = new Set<number>();
  const follow = (part: number): void => {
    const index = byId.get(part);
    if (index === undefined || made.has(index)) return;
    made.add(index);
    follow(bpe.merges[index]!.left);
    follow(bpe.merges[index]!.right);
  };
  follow(id);
  if (!made.size) return 'there from the start';
  const parts = [...made]
    .sort((a, b) => b - a)
    .map((index) => {
      const { left, right } = bpe.merges[index]!;
      return `merge ${whole(index + 1)}: ${visibleSpaces(bpe.piece(left))} + ${visibleSpaces(bpe.piece(right))}`;
    });
  const more = parts.length - listed;
  return parts.slice(0, listed).join(', ') + (more > 0 ? ` and ${more} earlier` : '');
}

const hexOf = (byte: number) => byte.toString(16).toUpperCase().padStart(2, '0');

/** Every space, not only those at the ends. */
export const visibleSpaces = (piece: string) => visible(piece).replace(/ /g, '␣');

/** How often two symbols stood side by side before any merge. */
export function timesAtStart({ bpe, text }: Training, left: string, right: string): number {
  const [l, r] = [bpe.alphabet.indexOf(left), bpe.alphabet.indexOf(right)];
  return pairPlaces(bpe.baseChunks(text), l, r).length;
}
