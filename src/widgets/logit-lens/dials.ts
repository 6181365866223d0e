import { shipped } from '@/live/shipped';
import { num, text, type StateOf } from '@/state/dials';

/** Below this a temperature is as good as 0, the argmax. */
export const coldest = 0.1;

/** The last token there can be. */
const last = shipped.edition.context - 1;

export const dials = {
  text: text('Your own text', 'Mr. Sherlock', 2000, { multiline: true }),
  position: num('Chosen token', last, [0, last], 1, { inPicture: true }),
  temperature: num('Temperature', 1, [coldest, 2], 0.05),
  watch: text('Watch a token', '', 40, { inPicture: true }),
  other: text('Compare with', '', 2000, { inPicture: true }),
};

export type State = StateOf<typeof dials>;
