/** What a pair of loss curves says of a training, by rules that can be read: of a short run, not of the recipe in general. */

export interface Curves {
  /** steps, ascending, the first 0 */
  at: ArrayLike<number>;
  /** nats a token, on what it learns from */
  learned: ArrayLike<number>;
  /** on what it does not learn from; may be empty */
  heldOut: ArrayLike<number>;
  /** the loss of whoever knows how often each token occurs */
  byFrequency: number;
  /** steps of the whole run */
  steps: number;
}

export type Verdict = 'early' | 'worse' | 'stalled' | 'slow' | 'overfits' | 'learns';

/** Before this share of the run nothing is said. */
const early = 0.25;
/** Nats that count as a difference; and how far below `byFrequency` a model knows more than frequencies. */
const clear = 0.1;
const more = 0.5;
/** Of the whole fall, so much in the first tenth of the run: it fell at once, and then no more. */
const atOnce = 0.65;

/** 'worse'     the loss stands above where it began
 *  'stalled'   it fell at once to about what knowing frequencies gives, and has stayed there
 *  'slow'      it is no lower than that either, and still on its way
 *  'overfits'  the loss on held-out tokens has risen clearly above its lowest, while that on the text went on falling
 *  'learns'    none of these */
export function verdictOn({ at, learned, heldOut, byFrequency, steps }: Curves): Verdict {
  const last = at.length - 1;
  if (last < 2 || at[last] < early * steps) return 'early';
  if (learned[last] > learned[0] + clear) return 'worse';
  if (learned[last] > byFrequency - more) {
    let tenth = 0;
    while (tenth < last && at[tenth + 1] <= steps / 10) tenth++;
    return learned[0] - learned[tenth] > atOnce * (learned[0] - learned[last]) ? 'stalled' : 'slow';
  }
  if (heldOut.length > last) {
    let lowest = 0;
    for (let n = 1; n <= last; n++) if (heldOut[n] < heldOut[lowest]) lowest = n;
    if (heldOut[last] > heldOut[lowest] + clear && learned[last] < learned[lowest]) return 'overfits';
  }
  return 'learns';
}
