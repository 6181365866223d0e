/** One string, copied by one network: what it wrote, and what it looked at. */

import { stack, tensor, type Tensor } from '@/tensor';
import { compare, lettersOf } from './copyTask';
import { alignment, writeCopy, type EncoderDecoder } from './encoderDecoder';

export interface CopyReading {
  /** the letters written, one for each letter read */
  written: string;
  right: boolean[];
  /** letters that are right */
  correct: number;
  /** c_t of every step, [T, h] */
  contexts: Tensor;
  /** α [T, T], one row for each letter written; only with attention */
  weights?: Tensor;
}

/** @param ids of at least one letter */
export function copyReading(ids: readonly number[], W: EncoderDecoder): CopyReading {
  const copy = writeCopy(tensor([[...ids]]), W);
  const letters = copy.letters.map(([letter]) => letter);
  const right = compare(ids, letters);
  return {
    written: lettersOf(letters),
    right,
    correct: right.filter(Boolean).length,
    contexts: stack(copy.contexts, 0).reshape(ids.length, -1).named('c', ['t', 'h']),
    weights: W.score && alignment(copy).reshape(ids.length, ids.length).named('α', ['t', 'i']),
  };
}
