/** From the dials to one pass of the loop. A run is decided by its dials, so walking through it computes it once. */
import { greedyCircle } from '@/models/language/circle';
import { pass, shareOf, write } from '@/models/language/pass';
import type { SamplingOptions } from '@/models/language/sampling';
import { memo } from '@/models/memo';
import { rng } from '@/tensor/rng';
import { readForced } from './forced';
import { shipped } from '@/live/shipped';
import { limit, models, type Loaded, type ModelName } from './model';

/** Tokens written at most. */
export const most = 24;
/** Rows of the distribution. */
const rows = 9;
/** Tokens of the strip, at most. */
const chips = 16;

export interface State {
  prompt: string;
  temperature: number;
  topK: number;
  topP: number;
  seed: number;
  stop: boolean;
  compare: boolean;
  corpus: ModelName;
  text: string;
  step: number;
  forced: string;
}
export type Result = ReturnType<typeof compute>;
export type Chip = Result['chips'][number];
export type Row = Result['rows'][number];

const samplingOf = ({ temperature, topK, topP }: State): SamplingOptions => ({
  temperature,
  ...(topK > 0 && { topK }),
  ...(topP < 1 && { topP }),
});

/** One number a pass, so that taking a token yourself does not move the luck of the later ones. */
const luck = (seed: number) => (t: number) => rng(`${seed} ${t}`).uniform();

function run(state: State, loaded: Loaded, seed: number, forced: ReadonlyMap<number, number>) {
  const { tokenizer, model, start, stopSign } = loaded;
  return write(model, tokenizer.encode(start + state.prompt), luck(seed), samplingOf(state), {
    length: most,
    chosen: (t) => {
      const id = forced.get(t + 1);
      return id !== undefined && id < tokenizer.size ? id : undefined;
    },
    stop: (written) => state.stop && ends(written, tokenizer, stopSign),
  });
}

const ends = (written: readonly number[], tokenizer: Loaded['tokenizer'], stopSign: string) =>
  tokenizer.decode(written.slice(-4)).endsWith(stopSign);

const runOf = memo((dials: string, loaded: Loaded) => {
  const state: State = JSON.parse(dials);
  return run(state, loaded, state.seed, readForced(state.forced));
}, 6);
/** The tokens that are written with the reader's own choices in them. The step and what is compared do not decide them. */
export const written = (state: State): number[] =>
  runOf(JSON.stringify({ ...state, step: 0, compare: false }), models[state.corpus](state.text));

export function compute(state: State) {
  const loaded = models[state.corpus](state.text);
  const { tokenizer, model } = loaded;
  const prompt = tokenizer.encode(loaded.start + state.prompt);
  const ids = written(state);
  const step = Math.min(state.step, ids.length);
  // Before the first token is drawn, the distribution that it will come from is already there.
  const t = Math.max(0, step - 1);
  const before = [...prompt, ...ids.slice(0, t)];
  const now = pass(model, before, luck(state.seed)(t), samplingOf(state));
  const drawn = step > 0 ? ids[t] : undefined;
  const all = drawn === undefined ? before : [...before, drawn];
  const hidden = Math.max(0, all.length - chips);
  // What was drawn from far down gets a row of its own.
  const rank = drawn === undefined ? 0 : now.order.indexOf(drawn);
  const isFar = drawn !== undefined && rank >= rows;
  const shown = isFar ? [...now.order.slice(0, rows - 1), drawn] : now.order.slice(0, rows);
  const rest = now.order.filter((id) => !shown.includes(id));
  const sum = (p: Float64Array, of: readonly number[]) => of.reduce((total, id) => total + p[id], 0);
  const describeToken = (id: number) => ({ id, piece: tokenizer.piece(id), said: now.said[id], p: now.p[id] });
  const certain = state.temperature === 0 || state.topK === 1;

  return {
    ...loaded,
    /** the GPT is asked for, and not on the page */
    absent: state.corpus === 'gpt' && !shipped.model(),
    missing: state.corpus === 'own' && state.text.trim() === '',
    left: state.corpus === 'own' ? Math.max(0, state.text.length - limit) : 0,
    step,
    /** tokens of the whole run */
    length: ids.length,
    stopped: state.stop && ends(ids, tokenizer, loaded.stopSign),
    chips: all.slice(hidden).map((id, i) => {
      const place = hidden + i;
      return {
        id,
        piece: tokenizer.piece(id),
        isWritten: place >= prompt.length,
        isNew: drawn !== undefined && place === all.length - 1,
        inWindow: place < before.length && place >= before.length - now.window.length,
        isKnown: loaded.knows(id),
      };
    }),
    hidden,
    promptTokens: prompt.length,
    unknown: prompt.filter((id) => !loaded.knows(id)).map((id) => tokenizer.piece(id)),
    window: now.window.map((id) => tokenizer.piece(id)),
    rows: shown.map((id, i) => ({
      ...describeToken(id),
      ...shareOf(now, id),
      /** 1 for the likeliest */
      rank: 1 + (isFar && i === rows - 1 ? rank : i),
    })),
    rest: { tokens: rest.length, said: sum(now.said, rest), p: sum(now.p, rest) },
    /** tokens that can still be drawn */
    kept: now.p.filter((share) => share > 0).length,
    u: now.u,
    drawn: drawn === undefined ? undefined : { ...describeToken(drawn), ...shareOf(now, drawn) },
    /** what u alone would have drawn */
    byLuck: describeToken(now.id),
    isForced: drawn !== undefined && readForced(state.forced).has(step) && drawn !== now.id,
    /** the text written so far, and in the whole run */
    text: tokenizer.decode(ids.slice(0, step)),
    continuation: tokenizer.decode(ids),
    certain,
    circle: certain && loaded.patience > 0 && state.forced === '' ? circleOf(loaded, prompt) : undefined,
    others: state.compare ? othersOf(state, loaded) : undefined,
  };
}

/** What the greedy writer says before it goes round in circles, and one round. */
function circleOf({ model, tokenizer, patience }: Loaded, prompt: readonly number[]) {
  const found = greedyCircle(model, prompt, patience);
  if (!found) return undefined;
  const [from, to] = [found.from, found.from + found.period];
  return {
    from,
    period: found.period,
    lead: tokenizer.decode(found.written.slice(0, from)),
    round: tokenizer.decode(found.written.slice(from, to)),
  };
}

/** The same beginning with this seed and the two after it, and where each parts from the first. */
function othersOf(state: State, loaded: Loaded) {
  const { tokenizer } = loaded;
  const seeds = [0, 1, 2].map((k) => (state.seed + k) % 10_000);
  const texts = seeds.map((seed) => run(state, loaded, seed, new Map()));
  return texts.map((ids, k) => {
    const until = commonLength(ids, texts[0]);
    return {
      seed: seeds[k],
      tokens: ids.length,
      common: tokenizer.decode(ids.slice(0, until)),
      own: tokenizer.decode(ids.slice(until)),
      /** The first token that differs; undefined where all are alike. */
      parts: until === ids.length && until === texts[0].length ? undefined : until + 1,
    };
  });
}

function commonLength(a: readonly number[], b: readonly number[]): number {
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) if (a[i] !== b[i]) return i;
  return end;
}
