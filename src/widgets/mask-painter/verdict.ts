/** What the leakage test says, in words. */
import type { StateOf } from '@/state/dials';
import type { Result, dials } from './params';

const list = new Intl.ListFormat('en-GB');

/** "output 2" or "outputs 1, 2 and 3", counted from 1 as on the page. */
export function outputs(positions: readonly number[]): string {
  return `output${positions.length === 1 ? '' : 's'} ${list.format(positions.map((i) => String(i + 1)))}`;
}

export const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** Did an output before the changed token move, and is that wanted? */
export function verdict({ kind, apply }: StateOf<typeof dials>, { token, leaks, given }: Result): string {
  const changed = `token ${token + 1}`;
  if (token === 0) return 'Nothing stands before token 1: change a later token to test the mask.';
  if (leaks.length === 0) return `No output before ${changed} moved: nothing leaks from it.`;
  const moved = `${capital(outputs(leaks))} moved when ${changed} changed`;
  if (apply === 'after') {
    return `${moved}: the mask leaks. Where the weight became 0, the softmax had already divided by a sum with that score in it.`;
  }
  if (kind === 'bidirectional' || kind === 'padding') {
    return `${moved}: they see the future. An encoder wants that; a language model would be reading its answers.`;
  }
  if ((kind === 'prefix' || kind === 'block') && token < given) {
    return `${moved}. All of them stand in the part that is given, not predicted, so no answer is given away.`;
  }
  return `${moved}: the mask leaks.`;
}
