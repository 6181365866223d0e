/** What the unrolled network shows for one setting of its dials. */
import type { Tensor } from '@/tensor';
import type { StateOf } from '@/state/dials';
import type { Affine } from '@/models/recurrent/affine';
import { bidirectional, bothEnds } from '@/models/recurrent/bidirectional';
import { distance } from '@/models/recurrent/distance';
import { firstToLast, influence } from '@/models/recurrent/influence';
import { readOut, type Said } from '@/models/recurrent/readOut';
import { smallCell, smallReadOut, smallWord, typedOver } from '@/models/recurrent/smallWeights';
import { spectralRadius } from '@/models/recurrent/spectralRadius';
import { planOf, type PlannedStep } from '@/models/recurrent/topologies';
import { unroll } from '@/models/recurrent/unrolled';
import { countParameters } from '@/models/recurrent/countParameters';
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

export function computeUnrolled(state: State) {
  const { shape, reads, feed, both, activation, recurrent, radius, size, units, seed } = state;
  const all = words(state.words, Infinity).tokens;
  const tokens = all.length > 0 ? all.slice(0, mostWords) : words(running).tokens;
  const writesWords = shape === 'one-to-many' || shape === 'delayed';
  const picture = shape === 'one-to-many';
  const answers = answersOf(state, tokens);
  const read = shape === 'one-to-one' ? tokens.slice(0, 1) : picture ? [`picture of “${tokens.join(' ')}”`] : tokens;
  const inputs = vectors(read, seed);
  const plan = planOf(shape, inputs.length, asked);

  const kind = recurrent === 'typed' ? 'drawn' : recurrent;
  const drawn = smallCell(width, units, kind, { seed, size, radius });
  const typed = recurrent === 'typed' && state.U.length > 0;
  const cell: Affine = {
    W: typedOver(drawn.W, state.W),
    U: typed ? typedOver(drawn.U, state.U) : drawn.U,
    b: typedOver(drawn.b, state.b),
  };
  /** A text that is still being written has no right end to start from. */
  const bothWays = both && !writesWords;
  const output = smallReadOut(bothWays ? 2 * units : units, answers.length, seed);
  const options = { activation, answers: feed === 'own' ? vectors(answers, seed) : undefined };
  // The chain from the left is the same whether there is another or not; what both say together is read below.
  const alone = smallReadOut(units, answers.length, seed);
  const run = (x: readonly Tensor[]) => unroll(x, plan, cell, alone, options);
  const backward = smallCell(width, units, kind, { seed: `${seed} from the right`, size, radius });
  for (const weight of ['W', 'U', 'b'] as const) backward[weight].named(`${weight}′`);
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
  const boxes = run(inputs).map((step, t): Box => {
    const { input, writes, x, before, h, said } = step;
    const word = input !== undefined ? (read[input] ?? '') : step.fed !== undefined ? (answers[step.fed] ?? '') : '';
    const together = chains && writes && !refused ? readOut(readBy(inputs, t), output) : undefined;
    return {
      input,
      writes,
      word,
      fed: step.fed !== undefined,
      x,
      before,
      h: chains?.[t]?.forward ?? h,
      fromRight: chains?.[t]?.backward,
      said: chains ? together : said,
    };
  });

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
    typed: { W: state.W.length > 0, U: typed, b: state.b.length > 0 },
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
    reversedGap: distance(run(inputs)[last]!.h, turned),
    ...countParameters(cell, output, bothWays),
    saturated: boxes[current]!.h.data.filter((x) => Math.abs(x) > 0.99).length,
  };
}
export type Result = ReturnType<typeof computeUnrolled>;

/** What the read-out can say: words, or labels. */
function answersOf({ shape, reads }: State, tokens: readonly string[]): string[] {
  if (shape === 'delayed') return french;
  if (shape === 'one-to-many') return [...new Set([...tokens, '.'])];
  if (reads === 'label') return shape === 'many-to-one' ? classes : tags;
  return [...new Set([...tokens, 'models'])];
}

const vectors = (list: readonly string[], seed: number) =>
  list.map((word, i) => smallWord(word, width, seed).named(`x${subscript(i + 1)}`, ['', 'd']));
