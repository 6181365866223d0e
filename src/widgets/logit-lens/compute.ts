/** From the dials to what every layer would answer. */
import { shipped } from '@/live/shipped';
import { probabilities, ranked } from '@/models/language/logits';
import { temperature } from '@/models/language/temperature';
import { memo } from '@/models/memo';
import { longerPieces } from '@/models/text/longerPieces';
import { words } from '@/models/text/words';
import { lensOn, rankOf, topGuess } from '@/models/transformer/logitLens';
import { promptOf } from '@/models/transformer/prompt';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import type { State } from './dials';

/** Tokens listed a layer. */
const listed = 5;
/** Words of the text that head the empty grid before the model is there. */
const heading = 24;

export const compute = (state: State) => {
  const model = shipped.model();
  return model
    ? { absent: false as const, ...computeWith(model, state) }
    : { absent: true as const, heading: ['\n', ...words(state.text, heading).tokens] };
};

const readFor = memo((model: ShippedGpt, text: string) => {
  const prompt = promptOf(text, model.tokenizer, model.sizes.context);
  const layers = lensOn(prompt.ids, model.W, model.options);
  const V = model.sizes.vocabulary;
  /** logits of layer l after token t [V] */
  const at = (l: number, t: number) => layers[l].data.subarray(t * V, (t + 1) * V);
  return { ...prompt, layers: layers.length, at };
}, 2);

/** What each layer would say after each token, as a grid. */
const guessesFor = memo((model: ShippedGpt, text: string, τ: number) => {
  const { ids, layers, at } = readFor(model, text);
  return Array.from({ length: layers }, (_, l) =>
    ids.map((_id, t) => {
      const { id, p } = topGuess(at(l, t), τ);
      return { id, p, piece: model.tokenizer.piece(id) };
    }),
  );
}, 2);

function computeWith(model: ShippedGpt, { text, position, temperature: τ, watch, other }: State) {
  const { tokenizer } = model;
  const { ids, pieces, left, layers, at } = readFor(model, text);
  const guesses = guessesFor(model, text, τ);
  const t = Math.min(position, ids.length - 1);
  const last = layers - 1;
  const isLast = t === ids.length - 1;

  const winner = guesses[last][t].id;
  const watched = watch === '' ? [] : tokenizer.encode(watch);
  const followed = watched[0] ?? winner;
  const columns = Array.from({ length: layers }, (_, l) => {
    const logits = at(l, t);
    const p = probabilities(temperature(logits, τ));
    return {
      name: l === 0 ? 'embedding' : `after layer ${l - 1}`,
      top: ranked(logits)
        .slice(0, listed)
        .map((id) => ({ id, piece: tokenizer.piece(id), p: p[id] })),
      followed: { p: p[followed], rank: rankOf(logits, followed) },
      winner: { p: p[winner], rank: rankOf(logits, winner) },
    };
  });

  return {
    pieces,
    ids,
    left,
    guesses,
    position: t,
    isLast,
    /** the token that comes next in the text; none after the last */
    comes: isLast ? undefined : pieces[t + 1],
    columns,
    winner: { id: winner, piece: tokenizer.piece(winner) },
    followed: { id: followed, piece: tokenizer.piece(followed), isWinner: followed === winner },
    /** pieces of the watched words: only the first can come next */
    watched: watched.map((id) => tokenizer.piece(id)),
    vocabulary: model.sizes.vocabulary,
    longer: longerOf(model, text, ids, t, at(last, t)),
    other: other === '' ? undefined : otherOf(model, other, { τ, winner, followed }),
  };
}

/** Where the text ends in letters: the words that begin so and are one token. */
function longerOf({ tokenizer }: ShippedGpt, text: string, ids: readonly number[], t: number, logits: Float32Array) {
  if (t < ids.length - 1 || !/\p{L}$/u.test(text)) return undefined;
  const all = longerPieces(ids[t], tokenizer);
  // Written out, the text with the model's answer may be cut elsewhere.
  const { id } = topGuess(logits);
  const together = tokenizer.encode(`\n${text}${tokenizer.decode([id])}`);
  const apart = [...tokenizer.encode(`\n${text}`), id];
  const isCutElsewhere = together.join() !== apart.join();
  return {
    pieces: all.map((one) => tokenizer.piece(one)),
    /** the last tokens of the text and the answer written in one go; undefined where nothing changes */
    together: isCutElsewhere ? tokenizer.piece(together.at(-1)!) : undefined,
  };
}

/** The same model at the end of another text. */
function otherOf(
  model: ShippedGpt,
  text: string,
  { τ, winner, followed }: { τ: number; winner: number; followed: number },
) {
  const { ids, pieces, left, layers, at } = readFor(model, text);
  const logits = at(layers - 1, ids.length - 1);
  const p = probabilities(temperature(logits, τ));
  const piece = (id: number) => model.tokenizer.piece(id);
  return {
    pieces,
    left,
    top: ranked(logits)
      .slice(0, listed)
      .map((id) => ({ id, piece: piece(id), p: p[id] })),
    followed: { p: p[followed], rank: rankOf(logits, followed) },
    winner: { p: p[winner], rank: rankOf(logits, winner) },
  };
}

export type Result = ReturnType<typeof compute>;
export type Ready = Extract<Result, { absent: false }>;
export type Column = Ready['columns'][number];
