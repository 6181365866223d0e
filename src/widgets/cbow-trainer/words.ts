import { counted, whole } from '@/viz/count';
import { format } from '@/viz/format';
import { shortLabel } from '@/viz/label';
import { answer, type Result, type State } from './compute';
import { most } from './dials';

/** Letters of a word that are always drawn. */
const longest = 16;
const quoted = (words: readonly string[]) => `“${words.map((word) => shortLabel(word, longest)).join(' ')}”`;

export function describe(state: State, result: Result): string {
  const { documents, bag, pairs, names, chosen } = result;
  const text = documents.slice(0, 4).map((words, j) => `${names[j]} ${quoted(words)}`).join(', '); // prettier-ignore
  const phrases = `${counted(documents.length, 'phrase')}${state.shuffle ? `, their words shuffled with seed ${state.seed}` : ''}: ${text}${documents.length > 4 ? ' and more' : ''}. ${counted(bag.vocabulary.length, 'different word')}.`;
  const near = pairs.slice(0, 6).map(({ a, b, cosine }) => `${names[a]} and ${names[b]} ${format(cosine) || 'no value'}`); // prettier-ignore
  const table = `Shown: the table of counts, a bag of words. ${near.length ? `Cosines: ${near.join(', ')}.` : 'There is one phrase, so there is nothing to compare.'}`;
  const settings = `A model for the middle word: window of ${counted(state.window, 'word')} each side, vectors of ${state.dim} numbers, seed ${state.seed}, ${whole(state.epochs)} epochs at learning rate ${format(state.learningRate, 6)}.`;
  const at = `Chosen: word ${chosen.middle + 1} of phrase ${chosen.phrase + 1}, ${quoted([bag.vocabulary[chosen.id]!])}.`;
  return `${phrases} ${state.tab === 'count' ? table : `Shown: the prediction. ${predicted(state, result)}`} ${settings} ${at}`;
}

function predicted({ dim }: State, result: Result): string {
  const { untrained, chosen, bag } = result;
  if (!untrained) return 'No word has a neighbour, so there is nothing to average and nothing to learn from.';
  const said = answer(result, dim, untrained);
  const loss = `Before training the loss is ${format(untrained.losses[0]!)}; knowing nothing costs ln ${whole(bag.vocabulary.length)} = ${format(result.uniformLoss)}.`;
  if (!said) return `The chosen word is alone in its phrase: it has no context to be predicted from. ${loss}`;
  return `Context ${quoted(chosen.context.map((id) => bag.vocabulary[id]!))}: the untrained average gives the middle word ${format(said.wanted.value)}, in the context’s other orders too. ${loss}`;
}

export function notice({ tab }: State, { typed, droppedLines, droppedWords, documents, bag, examples }: Result) {
  const alone = documents.flatMap((words, j) => (words.length === 1 ? [`x${j + 1}`] : []));
  const said = [
    typed === 0 && 'No phrase is typed: the figure uses its own three.',
    droppedLines > 0 && `Only the first ${most.lines} lines are used; ${counted(droppedLines, 'more line')} ${droppedLines === 1 ? 'was' : 'were'} left out.`, // prettier-ignore
    droppedWords > 0 && `Of each line the first ${most.words} words are used; ${counted(droppedWords, 'more word')} ${droppedWords === 1 ? 'was' : 'were'} left out.`, // prettier-ignore
    bag.vocabulary.some((word) => word.length > longest) && `A word of more than ${longest} letters is shown shortened.`,
    tab === 'predict' && examples.middles.length === 0 && 'No word has a neighbour: with nothing to average there is nothing to predict from.', // prettier-ignore
    tab === 'predict' && examples.middles.length > 0 && alone.length > 0 &&
      `${alone.join(', ')} ${alone.length === 1 ? 'has' : 'have'} a single word: it can be counted, but without a context it cannot be predicted.`,
  ]; // prettier-ignore
  return said.filter(Boolean).join(' ') || undefined;
}
