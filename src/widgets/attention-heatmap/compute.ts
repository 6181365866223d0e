/** From dials to numbers: which model is called with what. */
import { earlierOnly } from '@/models/attention/earlierMask';
import { editedFeatures, embed, isHandmade } from '@/models/attention/features';
import { attendGiven, square } from '@/models/attention/givenScores';
import { attentionHead, divisorOf } from '@/models/attention/head';
import { handmade, previousToken, seeded, typed, zeroQuery, type WordHead } from '@/models/attention/headWeights';
import { heaviest, peak } from '@/models/attention/heaviest';
import { bidirectional, causal } from '@/models/attention/masks';
import { words } from '@/models/text/words';
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
  return state.source === 'scores' ? computeGiven(state) : computeText(state);
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
    text: {
      ...embedded,
      features: editedFeatures(embedded.words, state.edits),
      handmade: embedded.words.map(isHandmade),
      W,
      Q: head.Q,
      K: head.K,
    },
    passes: W.passes,
    dk,
    divisor: divisorOf(state.divisor, dk),
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
    /** Nothing before the scores is known. */
    text: null,
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
