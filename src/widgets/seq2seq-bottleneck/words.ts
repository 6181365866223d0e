import { longest } from '@/models/recurrent/copy/trainCopy';
import { counted, whole } from '@/viz/count';
import { format } from '@/viz/format';
import { short, type Result, type State } from './compute';

export const letters = (count: number) => counted(count, 'letter');

export function describe(state: State, { source, ids, own, vector, attention, given }: Result): string {
  const { h, seed, steps, learningRate } = state;
  const chosen = state.attention ? attention : vector;
  return [
    `Two networks of ${h} units are ready to learn copying: ${whole(steps)} steps at learning rate ${format(learningRate, 6)}, weights and strings drawn with seed ${seed}.`,
    `The string in front of you has ${letters(ids.length)}${own ? ', typed by you' : ''}: ${source}.${own ? ` Without it a string of ${letters(state.length)} would be drawn.` : ''}`,
    `With one vector the decoder is given ${given.vector.inAll} numbers of it, ${format(given.vector.perLetter)} for each letter; with attention ${whole(given.attention.inAll)}, ${format(given.attention.perLetter)} for each letter.`,
    `Shown is the network with ${state.attention ? 'attention' : 'one vector'}: before its first step it writes ${chosen.written}, ${chosen.correct} of ${ids.length} right.`,
  ].join(' ');
}

export function notice({ own, length }: State, { typed, ids, own: isOwn }: Result): string | undefined {
  const dropped = `${whole(typed.dropped)} ${typed.dropped === 1 ? 'character was' : 'characters were'} left out`;
  if (own.trim() && !isOwn)
    return `The alphabet is A to H: nothing of your string is left, so ${letters(length)} are drawn.`;
  if (isOwn && typed.dropped > 0)
    return `Only the letters A to H, and no more than ${longest} of them, are read: ${dropped}.`;
  if (ids.length === 1) return 'A string of one letter: there is nothing to squeeze, and one state to look back at.';
  return undefined;
}

export const gap = (said: string | null, right: string, { h }: State, { ids, given, shortPerLetter }: Result): string =>
  `${said === right ? 'Yes' : 'An eighth'}: ${h} numbers are ${format(shortPerLetter)} a letter for ${short} letters and ${format(given.vector.perLetter)} for ${ids.length}. A decoder that looks back has all ${whole(given.attention.inAll)} numbers of the ${letters(ids.length)}. What the networks make of it, only training shows: press Start.`;
