import { shipped } from '@/live/shipped';
import { matrix, num, text, view, type StateOf } from '@/state/dials';
import { quoteHeads } from './found';

export const layers = 4;
export const heads = 4;
export const quotation = '"My dear Watson," said Holmes, "you have not seen the man who came to Baker Street';

/** [layer, head] of 1, and 0 for the heads given. */
export const allBut = (off: readonly (readonly [number, number])[]): number[][] =>
  Array.from({ length: layers }, (_, l) =>
    Array.from({ length: heads }, (_, h) => Number(!off.some(([layer, head]) => layer === l && head === h))),
  );

const inPicture = true;
/** The last token there can be. */
const last = shipped.edition.context - 1;

export const dials = {
  text: text('Your own text', quotation, 2000, { multiline: true }),
  layer: num('Chosen layer', quoteHeads[0][0], [0, layers - 1], 1, { inPicture }),
  head: num('Chosen head', quoteHeads[0][1], [0, heads - 1], 1, { inPicture }),
  query: num('Chosen token', last, [0, last], 1, { inPicture }),
  on: matrix('Heads switched on', allBut([]), { min: 0, max: 1, maxRows: layers, maxCols: heads }),
  view: view(),
};

export type State = StateOf<typeof dials>;
