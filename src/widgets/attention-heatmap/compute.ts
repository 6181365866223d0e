/** From dials to numbers: which model is called with what. */
import { earlierOnly } from '@/models/attention/earlierMask';
import { editedFeatures, embed, isHandmade } from '@/models/attention/features';
import { attendGiven, square } from '@/models/attention/givenScores';
import { attentionHead, divisorOf } from '@/models/attention/head';
import { handmade, previousToken, seeded, typed, zeroQuery, type WordHead } from '@/models/attention/headWeights';
import { heaviest, peak } from '@/models/attention/heaviest';
import { bidirectional, causal } from '@/models/attention/masks';
import { words } from '@/models/text/words';
import { shipped } from '@/live/shipped';
import { trainedHead } from '@/models/attention/trainedHead';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import { most, mostBars, slide, tiger, type State } from './dials';

/** The three matrices, or the hand-made ones when those of a link do not fit together. */
function weightsOf({ source, seed, dk, wq, wk, wv }: State): WordHead {
  switch (source) {
    case 'seeded':
      return seeded(seed, dk);
    case 'previous':
      return previousToken();
    case 'zero':
      return zeroQuery();
    case 'edited':
      return typed(wq, wk, wv) ?? handmade();
    default:
      return handmade();
  }
}

const maskOf = (mask: State['mask'], T: number) => ({ causal, none: bidirectional, strict: earlierOnly })[mask](T);

export function compute(state: State) {
  if (state.source === 'scores') return computeGiven(state);
  const gpt = state.source === 'trained' ? shipped.model() : undefined;
  return gpt ? computeTrained(state, gpt) : computeText(state);
}

function computeText(state: State) {
  const own = words(state.text, most);
  const { tokens, dropped } = own.tokens.length > 0 ? own : words(tiger, most);
  const embedded = embed(tokens, { positions: state.positions, edits: state.edits });
  const W = weightsOf(state);
  const mask = maskOf(state.mask, tokens.length);
  const head = attentionHead(embedded.X, W, { divisor: state.divisor, mask });
  const dk = W.query.shape[1]!;
  return {
    rows: tokens,
    columns: tokens,
    dropped,
    empty: own.tokens.length === 0,
    absent: state.source === 'trained',
    projections: { Q: head.Q, K: head.K },
    channels: W.channels,
    text: {
      ...embedded,
      features: editedFeatures(embedded.words, state.edits),
      handmade: embedded.words.map(isHandmade),
      W,
    },
    passes: W.passes,
    dk,
    divisor: divisorOf(state.divisor, dk),
    mask,
    ...stagesOf(head),
    ...selectionOf(state, head.weights, mask),
  };
}

/** What head `head` of layer `layer` does with the text; its values are 32 numbers each, of which the first few are mixed here. */
function computeTrained(state: State, gpt: ShippedGpt) {
  const text = state.text.trim() === '' ? tiger : state.text;
  const ids = gpt.tokenizer.encode(`\n${text}`);
  const tokens = ids.slice(0, most).map((id) => gpt.tokenizer.piece(id));
  const mask = maskOf(state.mask, tokens.length);
  const head = trainedHead(ids.slice(0, most), gpt, state, mask);
  return {
    rows: tokens,
    columns: tokens,
    dropped: ids.length - tokens.length,
    empty: state.text.trim() === '',
    absent: false,
    projections: { Q: head.Q, K: head.K },
    channels: Array.from({ length: head.dk }, (_, c) => String(c + 1)),
    text: null,
    passes: Array.from({ length: head.V.shape[1]! }, (_, c) => `v${c + 1}`),
    dk: head.dk,
    divisor: divisorOf(state.divisor, head.dk),
    mask,
    ...stagesOf(head),
    ...selectionOf(state, head.weights, mask),
  };
}

function computeGiven(state: State) {
  const cut = square(state.scores);
  const S = cut.length > 0 ? cut : slide;
  const mask = maskOf(state.mask, S.length);
  const divisor = divisorOf(state.divisor, state.dk);
  const given = attendGiven(S, { divisor, mask });
  const labels = (letter: string) => S.map((_, i) => `${letter}${i + 1}`);
  return {
    rows: labels('Q'),
    columns: labels('K'),
    dropped: 0,
    empty: cut.length === 0,
    absent: false,
    /** Nothing before the scores is known. */
    text: null,
    projections: null,
    channels: [] as readonly string[],
    passes: labels('V'),
    dk: state.dk,
    divisor,
    mask,
    ...stagesOf(given),
    ...selectionOf(state, given.weights, mask),
  };
}

const stagesOf = ({ V, scores, scaled, masked, weights, output }: ReturnType<typeof attendGiven>) => ({
  V,
  scores,
  scaled,
  masked,
  weights,
  output,
});

function selectionOf(
  { row, column }: State,
  weights: ReturnType<typeof attendGiven>['weights'],
  mask: ReturnType<typeof causal>,
) {
  const last = weights.shape[0]! - 1;
  const i = Math.min(row, last);
  return {
    row: i,
    column: Math.min(column, last),
    mix: heaviest(weights, mask, i, mostBars),
    /** The weight of full colour: 1 while the numbers can be read in the cells. */
    peak: last < 12 ? 1 : peak(weights),
  };
}

export type Result = ReturnType<typeof compute>;
