/** The figure in words. */
import { whole } from '@/viz/count';
import { format, formatExact, percent } from '@/viz/format';
import type { Result, State } from './compute';
import { mostWords, recurrents, topologies } from './dials';

export const tuple = (row: ArrayLike<number>) => `(${Array.from(row, (x) => format(x)).join(', ')})`;
const rows = (data: ArrayLike<number>, columns: number) =>
  Array.from({ length: data.length / columns }, (_, i) =>
    tuple(Array.from({ length: columns }, (_, j) => data[i * columns + j]!)),
  ).join(', ');

export const refusal = 'Not allowed: the state from the right has already read the word that is to be predicted.';

/** What is read at a step: “are”, its own word “le”, or zeros. */
export const readAt = ({ boxes }: Result, t: number) => {
  const { word, fed } = boxes[t]!;
  return word === ''
    ? 'zeros'
    : fed
      ? `its own word “${word}”`
      : word.startsWith('picture')
        ? `the ${word}`
        : `“${word}”`;
};

/** The influence of the first input set against the last, on the last state. */
function fading({ onLast, read, picture, boxes }: Result): string {
  const sizes = `∂h${boxes.length}/∂x`;
  if (onLast.length === 1)
    return `On the last state ${picture ? 'the picture' : 'the one word'} has an influence of ${format(onLast[0]!)} (the size of ${sizes}₁).`;
  const list = onLast.map((size, i) => `${read[i]} ${format(size)}`).join(', ');
  return `Influence on the last state, the size of its derivative by each word: ${list}.`;
}

export function describeUnrolled(state: State, result: Result): string {
  const { boxes, current, cell, bothWays, refused, setAside, answers, typed, radius } = result;
  const box = boxes[current]!;
  const units = cell.b.size;
  const net = `One cell of ${units} units with ${state.activation === 'relu' ? 'ReLU' : 'tanh'}, unrolled over ${boxes.length} ${boxes.length === 1 ? 'step' : 'steps'}, ${topologies[state.shape]}${bothWays ? ', both ways' : ''}. It reads ${boxes.map((_, t) => readAt(result, t)).join(', ')}.`;
  const weights = `W ${typed.W ? 'typed' : 'drawn'}: ${rows(cell.W.data, units)}. U ${recurrents[state.recurrent]}, radius ${format(radius)} (dial ${formatExact(state.radius)}): ${rows(cell.U.data, units)}. b ${typed.b ? 'typed' : 'drawn'}: ${tuple(cell.b.data)}. Seed ${state.seed}, size of drawn weights ${formatExact(state.size)}; the same W, U and b at every step, ${whole(result.allParameters)} learned numbers with the read-out.`;
  const right = box.fromRight ? `; from the right ${tuple(box.fromRight.data)}` : '';
  const here = `Step ${current + 1}: h goes from ${tuple(box.before.data)} to ${tuple(box.h.data)}${right}.`;
  const writes = box.said
    ? ` It writes: ${answers.map((answer, i) => `${answer} ${percent(box.said!.probabilities.at(0, i))}`).join(', ')}; weights drawn, not trained.`
    : box.writes && refused
      ? ` ${refusal}`
      : ' It writes nothing.';
  const dials = ` Read-out: ${state.reads === 'next' ? 'next word' : 'label'}; steps without input are fed ${state.feed === 'own' ? 'their own word' : 'zeros'}; both ways ${state.both ? `on${setAside ? ', but set aside' : ''}` : 'off'}.`;
  return `${net} ${here}${writes} ${fading(result)} ${weights}${dials}`;
}

export function noticeOf({ shape, reads, recurrent, radius, both }: State, result: Result): string | undefined {
  const { empty, dropped, setAside, refused, tokens, inputs } = result;
  const said = [
    empty && `Your text is empty: the figure reads “${result.tokens.join(' ')}”.`,
    dropped > 0 &&
      shape !== 'one-to-one' &&
      `Only the first ${mostWords} words are read; ${dropped} more were left out.`,
    shape === 'one-to-one' && tokens.length > 1 && 'One input only: the first word is read.',
    setAside &&
      'Both ways is set aside: the words to be written do not exist yet, so a chain from the right has nowhere to start.',
    refused && 'Both ways cannot predict the next word at every place: the chain from the right has already read it.',
    both &&
      shape === 'many-to-one' &&
      reads === 'next' &&
      'Both ways may predict one word here, as nothing after it is read; every further word needs the chain from the right run anew.',
    recurrent === 'orthogonal' &&
      radius === 0 &&
      inputs > 1 &&
      'With U = 0 nothing is handed on: every word is read alone.',
  ];
  return said.filter(Boolean).join(' ') || undefined;
}
