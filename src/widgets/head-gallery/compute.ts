/** From the dials to sixteen heads and what they do on one text. */
import { shipped } from '@/live/shipped';
import { memo } from '@/models/memo';
import { ranked } from '@/models/language/logits';
import { closingTokens } from '@/models/transformer/heads/closingQuote';
import { headKind } from '@/models/transformer/heads/headKind';
import { headScores, patterns, placesOf, type Pattern } from '@/models/transformer/heads/headScores';
import { headsFromNote } from '@/models/transformer/heads/measureHeads';
import { readWith } from '@/models/transformer/heads/switchOff';
import { promptOf } from '@/models/transformer/prompt';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import { heads, layers, type State } from './dials';

/** Tokens listed, before and after together. */
const listed = 7;

export const compute = (state: State) => {
  const model = shipped.model();
  return model ? { absent: false as const, ...computeWith(model, state) } : { absent: true as const };
};

/** A list of heads that are off, as a key: the matrix of the dial may be of any size. */
const offOf = (on: State['on']): string =>
  Array.from({ length: layers * heads }, (_, n) =>
    (on[Math.floor(n / heads)]?.[n % heads] ?? 1) < 0.5 ? '0' : '1',
  ).join('');

const promptFor = memo((model: ShippedGpt, text: string) => {
  const prompt = promptOf(text, model.tokenizer, model.sizes.context);
  return {
    ...prompt,
    places: placesOf(prompt.ids, prompt.pieces),
    before: readWith(prompt.ids, model.W, model.options),
  };
});

const readFor = memo((model: ShippedGpt, text: string, switches: string) => {
  const { ids, places, before } = promptFor(model, text);
  const on = rowsOf(Array.from(switches, Number));
  const now = switches.includes('0') ? readWith(ids, model.W, model.options, on) : before;
  const table = now.attention.map((row, l) =>
    row.map((A, h) => {
      const scores = headScores(A, places);
      const name = `L${l}H${h}`;
      const rows = A.tolist() as number[][];
      return { layer: l, head: h, name, on: on[l][h] === 1, rows, scores, kind: headKind(scores) };
    }),
  );
  return { now, table };
}, 4);

const closingOf = memo((model: ShippedGpt) => closingTokens(model.tokenizer));

const rowsOf = (flat: readonly number[]): number[][] =>
  Array.from({ length: layers }, (_, l) => flat.slice(l * heads, (l + 1) * heads));

function computeWith(model: ShippedGpt, state: State) {
  const { ids, pieces, left, before } = promptFor(model, state.text);
  const { now, table } = readFor(model, state.text, offOf(state.on));
  const all = table.flat();
  const chosen = table[state.layer][state.head];
  const query = Math.min(state.query, ids.length - 1);
  const off = all.filter(({ on }) => !on).map(({ name }) => name);

  const firstBefore = ranked(before.next).slice(0, listed - 1);
  const shown = [
    ...new Set([...firstBefore.slice(0, off.length ? listed - 2 : listed), ...ranked(now.next).slice(0, 2)]),
  ];
  const closing = closingOf(model);
  const sum = (p: Float64Array) => closing.reduce((total, id) => total + p[id], 0);
  const row = (id: number) => ({ id, piece: model.tokenizer.piece(id), before: before.next[id], after: now.next[id] });

  return {
    pieces,
    left,
    query,
    table,
    all,
    chosen,
    weights: chosen.rows[query],
    off,
    /** For each pattern the head in which most of the attention lies there; undefined where the text has no such place. */
    best: Object.fromEntries(
      patterns.map((pattern) => {
        const measured = all.filter(({ scores }) => scores[pattern].weight !== undefined);
        const most = measured.reduce<(typeof all)[number] | undefined>(
          (best, one) => (best && best.scores[pattern].weight! >= one.scores[pattern].weight! ? best : one),
          undefined,
        );
        return [pattern, most];
      }),
    ) as Record<Pattern, (typeof all)[number] | undefined>,
    heldOut: headsFromNote(model.note['heads'], layers, heads),
    next: shown.map(row),
    closing: { tokens: closing.length, before: sum(before.next), after: sum(now.next) },
  };
}

export type Result = ReturnType<typeof compute>;
export type Ready = Extract<Result, { absent: false }>;
export type HeadView = Ready['all'][number];
