import { num, text, type StateOf } from '@/state/dials';

/** Tokens the model reads at most. */
export const context = 128;
/** Below this a temperature is as good as 0, the argmax. */
export const coldest = 0.1;

export const dials = {
  text: text('Your own text', 'Mr. Sherlock', 2000, { multiline: true }),
  position: num('Chosen token', context - 1, [0, context - 1], 1, { inPicture: true }),
  temperature: num('Temperature', 1, [coldest, 2], 0.05),
  watch: text('Watch a token', '', 40, { inPicture: true }),
  other: text('Compare with', '', 2000, { inPicture: true }),
};

export type State = StateOf<typeof dials>;
