/** What the unrolled network shows for one setting of its dials. */
import type { Tensor } from '@/tensor';
import type { StateOf } from '@/state/dials';
import type { Affine } from '@/models/recurrent/affine';
import { bidirectional, bothEnds } from '@/models/recurrent/unrolled/bidirectional';
import { distance } from '@/models/recurrent/unrolled/distance';
import { firstToLast, influence } from '@/models/recurrent/unrolled/influence';
import { readOut, type Said } from '@/models/recurrent/readOut';
import { smallCell, smallReadOut, smallWord, typedOver } from '@/models/recurrent/smallWeights';
import { spectralRadius } from '@/models/recurrent/spectralRadius';
import { planOf, type PlannedStep } from '@/models/recurrent/unrolled/topologies';
import { unroll } from '@/models/recurrent/unrolled/unroll';
import { memo } from '@/models/memo';
import { cellSize, readOutSize } from '@/models/recurrent/size';
import { subscript } from '@/viz/count';
import { words } from '@/models/text/words';
import { asked, dials, mostWords, running, width } from './dials';

export type State = StateOf<typeof dials>;

const tags = ['noun', 'verb', 'other'];
const classes = ['positive', 'negative'];
const french = ['je', 'vois', 'le', 'chat', '.'];

/** One copy of the cell, as it is drawn. */
export interface Box extends PlannedStep {
  /** The word read, or what stands in for it; empty where zeros are read. */
  word: string;
  /** What is read is not an input but what was written before. */
  fed: boolean;
  x: Tensor;
  before: Tensor;
  h: Tensor;
  /** The state of the chain from the right. */
  fromRight: Tensor | undefined;
  said: Said | undefined;
}

/** Remembered: the names of the steps ask for it again. */
export const computeUnrolled = memo((state: State) => {
  const { shape, reads, feed, both, activation, units, seed } = state;
  const all = words(state.words, Infinity).tokens;
  const tokens = all.length > 0 ? all.slice(0, mostWords) : words(running).tokens;
  const writesWords = shape === 'one-to-many' || shape === 'delayed';
  const picture = shape === 'one-to-many';
  const answers = answersOf(state, tokens);
  const read = shape === 'one-to-one' ? tokens.slice(0, 1) : picture ? [`picture of “${tokens.join(' ')}”`] : tokens;
  const inputs = vectors(read, seed);
  const plan = planOf(shape, inputs.length, asked);

  const { cell, backward, typed } = cellsOf(state);
  /** A text that is still being written has no right end to start from. */
  const bothWays = both && !writesWords;
  const output = smallReadOut(bothWays ? 2 * units : units, answers.length, seed);
  const options = { activation, answers: feed === 'own' ? vectors(answers, seed) : undefined };
  // The chain from the left is the same whether there is another or not; what both say together is read below.
  const alone = smallReadOut(units, answers.length, seed);
  const run = (x: readonly Tensor[]) => unroll(x, plan, cell, alone, options);
  const pair = (x: readonly Tensor[]) => bidirectional(x, { forward: cell, backward }, { activation });

  const chains = bothWays ? pair(inputs) : undefined;
  /** What the read-out of step t reads. */
  const readBy = (x: readonly Tensor[], t: number): Tensor => {
    if (!bothWays) return run(x)[t].h;
    const ends = pair(x);
    return shape === 'many-to-one' && t === ends.length - 1 ? bothEnds(ends[t].forward, ends[0].backward) : ends[t].h;
  };
  /** Aligned, the word to be predicted is the next input: the chain from the right has read it. */
  const refused = bothWays && shape === 'aligned' && reads === 'next';
  const steps = run(inputs);
  const arrow = chains ? '→' : '';
  const boxes = steps.map((step, t): Box => {
    const { input, writes, x, said } = step;
    const word = input !== undefined ? (read[input] ?? '') : step.fed !== undefined ? (answers[step.fed] ?? '') : '';
    const together = chains && writes && !refused ? readOut(readBy(inputs, t), output) : undefined;
    return {
      input,
      writes,
      word,
      fed: step.fed !== undefined,
      x,
      before: step.before.named(`${arrow}h${subscript(t)}`),
      h: (chains?.[t]?.forward ?? step.h).named(`${arrow}h${subscript(t + 1)}`),
      fromRight: chains?.[t]?.backward.named(`←h${subscript(t + 1)}`),
      said: chains ? together : said,
    };
  });

  const cellParameters = cellSize('elman', width, units);
  const readOutParameters = readOutSize(bothWays ? 2 * units : units, answers.length);
  const last = boxes.length - 1;
  const current = Math.min(state.step, last);
  const influenceOf = (t: number) => influence((x) => readBy(x, t), inputs);
  const onLast = influenceOf(last);
  const turned = run([...inputs].reverse())[last]!.h;
  return {
    tokens: all.length > 0 ? all : tokens,
    empty: all.length === 0,
    dropped: Math.max(0, all.length - mostWords),
    read,
    inputs: inputs.length,
    picture,
    writesWords,
    answers,
    boxes,
    current,
    cell,
    output,
    typed,
    bothWays,
    /** Both ways was asked for, and is impossible here. */
    setAside: both && writesWords,
    refused,
    influences: current === last ? onLast : influenceOf(current),
    onLast,
    /** The influence of the first input on the last state, as a share of that of the last input; 0 where that is 0. */
    shareOfFirst: firstToLast(onLast),
    radius: spectralRadius(cell.U),
    reversed: turned,
    /** How far the last state moves when the inputs come in reverse. */
    reversedGap: distance(steps[last]!.h, turned),
    cellParameters,
    readOutParameters,
    allParameters: (bothWays ? 2 : 1) * cellParameters + readOutParameters,
    saturated: boxes[current]!.h.data.filter((x) => Math.abs(x) > 0.99).length,
  };
}, 2);
export type Result = ReturnType<typeof computeUnrolled>;

/** The cell, which of its weights were typed, and the one that reads from the right. */
function cellsOf({ recurrent, radius, size, units, seed, W, U, b }: State) {
  const kind = recurrent === 'typed' ? 'drawn' : recurrent;
  const drawn = smallCell(width, units, kind, { seed, size, radius });
  const typed = { W: W.length > 0, U: recurrent === 'typed' && U.length > 0, b: b.length > 0 };
  const cell: Affine = {
    W: typedOver(drawn.W, W),
    U: typed.U ? typedOver(drawn.U, U) : drawn.U,
    b: typedOver(drawn.b, b),
  };
  const backward = smallCell(width, units, kind, { seed: `${seed} from the right`, size, radius });
  for (const weight of ['W', 'U', 'b'] as const) backward[weight].named(`${weight}′`);
  return { cell, backward, typed };
}

/** What the read-out can say: words, or labels. */
function answersOf({ shape, reads }: State, tokens: readonly string[]): string[] {
  if (shape === 'delayed') return french;
  if (shape === 'one-to-many') return [...new Set([...tokens, '.'])];
  if (reads === 'label') return shape === 'many-to-one' ? classes : tags;
  return [...new Set([...tokens, 'models'])];
}

const vectors = (list: readonly string[], seed: number) =>
  list.map((word, i) => smallWord(word, width, seed).named(`x${subscript(i + 1)}`, ['', 'd']));
