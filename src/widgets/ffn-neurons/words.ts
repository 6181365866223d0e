import { counted, whole } from '@/viz/count';
import { format, formatExact, percent } from '@/viz/format';
import { answerOf, features, questionOf, type Result, type State } from './compute';
import { activationNames } from './dials';

export const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;

/** "animal −0.5, place +0.25" */
export const answerWords = (k: number) =>
  answerOf(k)
    .map(({ feature, value }) => `${feature} ${value > 0 ? '+' : ''}${format(value)}`)
    .join(', ');

const vector = (of: Result['out'], t: number) => features.map((name, f) => `${name} ${format(of.at(t, f))}`).join(', ');

/** What changing a neighbour did, and to whom. */
export function movedWords({ swapped, other, tokens, written, t, moved, movedOther }: Result): string {
  if (other === undefined) return 'There is no other word to change.';
  if (!swapped) return '';
  return `“${written[other]!}” was changed to “${tokens[other]!}”: the answer to “${tokens[t]!}” moved by ${format(moved)}, its own by ${format(movedOther)}.`;
}

export function deadWords({ dead, knownCount, k, gradient }: Result, { activation }: State): string {
  const own =
    gradient === 0
      ? `Unit ${k + 1} is one of them: the gradient of its question is exactly 0.`
      : `The gradient of unit ${k + 1}’s question has length ${format(gradient)}.`;
  if (dead.length === 0) return `No unit is dead with ${activationNames[activation]}. ${own}`;
  return `Never on for any of our ${knownCount} words: unit${dead.length > 1 ? 's' : ''} ${list(dead.map((at) => `${at + 1}`))}. ${own}`;
}

export function describe(state: State, result: Result): string {
  const { tokens, t, k, units, handmade, asked, hidden, X, out, stream, offHere, offAll, nearAll, parameters } = result;
  const { activation } = state;
  const yes = Array.from({ length: units }, (_, at) => at).filter((at) => asked.at(t, at) > 0);
  const shown = yes.map(
    (at) => `${at < handmade ? questionOf(at) : `drawn unit ${at + 1}`} ${format(hidden.at(t, at))}`,
  );
  return (
    `${tokens.map((word) => `“${word}”`).join(' ')}. Chosen is word ${t + 1}, “${tokens[t]!}”: ${vector(X, t)}. ` +
    `${counted(units, 'hidden unit')}, ${formatExact(state.ratio)} times d = ${result.d}, with ${activationNames[activation]}; ${counted(yes.length, 'unit')} answered with yes: ${list(shown) || 'none'}. ` +
    `Chosen unit ${k + 1}, ${questionOf(k)}, its bias changed by ${formatExact(state.nudge)}: ${format(asked.at(t, k))} before the bend, ${format(hidden.at(t, k))} after. ` +
    `The layer writes ${vector(out, t)}; the vector becomes ${vector(stream, t)}. ` +
    `Exactly 0 are ${percent(offHere)} of the hidden numbers of this word and ${percent(offAll)} of all words, within 0.05 of 0 ${percent(nearAll)}. ` +
    `${deadWords(result, state)} ${whole(parameters.used)} weights. ${movedWords(result)}`
  );
}
