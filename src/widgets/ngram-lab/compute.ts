/** From the dials to what is drawn. Texts are counted once and remembered: turning a dial does not count them again. */
import { course } from '@/corpus/course';
import { scandal } from '@/corpus/scandal';
import { addK } from '@/models/language/ngram/addK';
import { backingOff, seenContext } from '@/models/language/ngram/backOff';
import { sentencesOf, tokensOf, type Unit } from '@/models/language/ngram/corpus';
import { START } from '@/models/language/ngram/counts';
import { countText, type CountedText } from '@/models/language/ngram/countedText';
import { surpriseAt, unseenShares } from '@/models/language/ngram/heldOut';
import { interpolated } from '@/models/language/ngram/interpolated';
import { kneserNey } from '@/models/language/ngram/kneserNey';
import { longestCopy } from '@/models/language/ngram/longestCopy';
import { mle } from '@/models/language/ngram/mle';
import { windowOf, type NgramModel } from '@/models/language/ngram/ngramModel';
import { sampleText } from '@/models/language/ngram/sampleText';
import { spacesBefore } from '@/models/language/ngram/spaced';
import { memo } from '@/models/memo';
import { rng } from '@/tensor';

export const orders = [1, 2, 3, 4, 5] as const;
/** Characters of the reader's text that are counted on the page, in time for the next frame but a few. */
export const limit = 100_000;
/** Rows of the table. */
const rows = 9;

export type Judgement = ReturnType<typeof judgementOf>;
export type Smoothing = 'none' | 'addK' | 'interpolated' | 'kneserNey';
export interface State {
  n: number;
  unit: Unit;
  smoothing: Smoothing;
  k: number;
  corpus: 'course' | 'sherlock' | 'own';
  text: string;
  context: string;
  seed: number;
  length: number;
  compare: boolean;
}

const countedText = memo((unit: Unit, text: string) => countText(text, unit, orders.length), 4);
/** Asked for by the text, not by its counts, which would be kept with every answer. */
const judged = memo(
  (order: number, smoothing: Smoothing, k: number, unit: Unit, text: string) =>
    judgementOf(countedText(unit, text), modelOf(countedText(unit, text), smoothing, k, order)),
  60,
);

export function compute(state: State) {
  const { n, unit, smoothing, k, seed, length } = state;
  const own = state.corpus === 'own' && state.text.trim() !== '';
  const whole = own ? state.text : state.corpus === 'sherlock' ? scandal : course;
  const text = own ? whole.slice(0, limit) : whole;
  const name = own ? 'your text' : state.corpus === 'sherlock' ? '“A Scandal in Bohemia”' : 'this course';
  const counted = countedText(unit, text);
  const { corpus, counts, sentences } = counted;

  const model = modelOf(counted, smoothing, k, n);
  const before = contextOf(state.context, counted, n);
  const seen = counts.contextCount(before.h);
  const used = seenContext(counts, before.h);
  // Without smoothing there is no answer after an unseen context; the shorter one gives it.
  const asked = smoothing === 'none' ? used : before.h;
  const next = nextTokens(counted, model, asked);

  // A number for each place: drawing one token and then the others gives the same text as drawing all.
  let place = before.length;
  const random = () => rng(`${seed} ${place++}`).uniform();
  const sampler = smoothing === 'none' ? backingOff(counts, model) : model;
  const empty = sentences === 0;
  const ids = empty ? [] : sampleText(sampler, { context: before.h, stop: corpus.stop, length, random });
  const copy = longestCopy(ids, counted.searchable);

  const judge = (order: number) => judged(order, smoothing, smoothing === 'addK' ? k : 0, unit, text);

  return {
    name,
    left: whole.length - text.length,
    missing: state.corpus === 'own' && !own,
    tokens: counts.count([]),
    vocabulary: corpus.pieces.length,
    heldOut: counted.judges.heldOut.length,
    sentences,
    before,
    seen,
    used: used.map((id) => pieceOf(corpus.pieces, id)),
    window: before.tokens.filter(({ inWindow }) => inWindow).map(({ text }) => text),
    next,
    sample: spelled(ids, counted, copy, unit, before.tokens),
    copied: copy.to - copy.from,
    judgement: judge(n),
    /** undefined until the reader wants to compare */
    curve: state.compare ? orders.map(judge) : undefined,
    empty,
  };
}

export type Result = ReturnType<typeof compute>;

const pieceOf = (pieces: readonly string[], id: number) => (id === START ? 'START' : (pieces[id] ?? '?'));

function modelOf({ counts }: CountedText, smoothing: Smoothing, k: number, n: number): NgramModel {
  if (smoothing === 'none') return mle(counts, n);
  if (smoothing === 'addK') return addK(counts, k, n);
  return smoothing === 'interpolated' ? interpolated(counts, n) : kneserNey(counts, {}, n);
}

/** The words before, and which of them the model sees. ¶ ends a sentence, as a line break does. */
function contextOf(context: string, { corpus }: CountedText, n: number) {
  const sentences = context.split(/[¶\n]/).flatMap((part, i) => {
    const inPart = sentencesOf(part);
    return i === 0 || inPart.length > 0 ? inPart : [''];
  });
  if (sentences.length === 0) sentences.push('');
  const tokens = sentences.flatMap((sentence) => ['', ...tokensOf(sentence, corpus.unit)]);
  const space = corpus.unit === 'letters' && /[^\s¶]\s+$/.test(context);
  if (space) tokens.push(' ');
  // '' marks a START.
  const ids = tokens.map((token) => (token === '' ? START : corpus.id(token)));
  const h = windowOf(ids, n);
  const visible = tokens.slice(-60);
  return {
    h,
    length: tokens.length,
    tokens: visible.map((token, i) => ({
      text: token === '' ? 'START' : token,
      isStart: token === '',
      inWindow: i >= visible.length - h.length,
      isKnown: token === '' || corpus.id(token) < corpus.stop,
    })),
    hidden: tokens.length - visible.length,
  };
}

/** The likeliest next tokens: count, probability. */
function nextTokens({ counts, corpus }: CountedText, model: NgramModel, h: readonly number[]) {
  const p = model.distribution(h);
  const order = Array.from(p, (_, id) => id).sort((a, b) => p[b] - p[a] || a - b);
  const possible = order.filter((id) => p[id] > 0);
  const shown = possible.slice(0, rows);
  const followed = counts.contextCount(h);
  return {
    followed,
    kinds: counts.continuations(h).ids.length,
    items: shown.map((id) => ({
      piece: corpus.pieces[id],
      isStop: id === corpus.stop,
      count: counts.count([...h, id]),
      p: p[id],
    })),
    more: possible.length - shown.length,
    rest: possible.slice(rows).reduce((sum, id) => sum + p[id], 0),
  };
}

/** The tokens of a sample as they are printed, with the run that is copied from the text. */
function spelled(
  ids: readonly number[],
  { corpus }: CountedText,
  copy: { from: number; to: number },
  unit: Unit,
  before: readonly { text: string; isStart: boolean }[],
) {
  const texts = ids.map((id) => (id === corpus.stop ? '' : corpus.pieces[id]));
  const said = before.filter(({ isStart }) => !isStart).map(({ text }) => text);
  const spaces = unit === 'words' ? spacesBefore([...said, ...texts]).slice(said.length) : texts.map(() => '');
  return texts.map((text, i) => ({
    text,
    isStop: text === '',
    space: spaces[i],
    isCopied: copy.to - copy.from > 1 && i >= copy.from && i < copy.to,
  }));
}

/** How surprised a model is by what it has read and by what it has not; undefined where there is no such text. */
function judgementOf({ counts, judges: { training, heldOut } }: CountedText, model: NgramModel) {
  const unseen = unseenShares(counts, model.order, heldOut);
  return {
    n: model.order,
    training: surpriseAt(model, training)?.perplexity,
    heldOut: surpriseAt(model, heldOut)?.perplexity,
    unseenContexts: unseen?.contexts,
    unseenNgrams: unseen?.ngrams,
  };
}
