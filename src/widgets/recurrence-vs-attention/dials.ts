import { flag, num } from '@/state/dials';

/** The stepper's stops at most. */
export const frames = 12;

export const dials = {
  tokens: num('Tokens n', 7, [1, 1024], 1, { log: true }),
  width: num('Width d', 512, [8, 1024], 8, { log: true }),
  lanes: num('Lanes', 16_384, [1, 1_048_576], 1, { log: true }),
  causal: flag('Causal mask', false),
  step: num('Tick', 0, [0, frames], 1, { inPicture: true }),
};
