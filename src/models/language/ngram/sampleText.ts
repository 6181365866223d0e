import { sample } from '../sampling';
import { START } from './counts';
import type { NgramModel } from './ngramModel';

/** Text drawn from a model: after a STOP a new sentence begins. The same as drawing from the softmax of the logits, without the
 *  way through logarithms.
 *  @param context what comes before, from the START of its sentence on
 *  @param stop the id of STOP
 *  @returns `length` ids, STOP among them */
export function sampleText(
  model: NgramModel,
  { context, stop, length, random }: { context: readonly number[]; stop: number; length: number; random: () => number },
): number[] {
  const drawn: number[] = [];
  let before = [...context];
  while (drawn.length < length) {
    const id = sample(model.distribution(before), random());
    drawn.push(id);
    before = id === stop ? [START] : [...before.slice(-model.context), id];
  }
  return drawn;
}
