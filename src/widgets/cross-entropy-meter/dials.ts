import { matrix, num } from '@/state/dials';

/** The vocabulary of the figure, and the sentence whose next token is predicted. */
export const tokens = ['thirsty', 'blue', 'cold', 'the', 'hot', 'tired'];
export const earlier = ['tiger', 'drank', 'because', 'it', 'was'];
export const first = 'The';

const probability = { min: 0, max: 1, maxRows: 1 };

export const dials = {
  prediction: matrix('Predicted probabilities', [[0.2, 0.03, 0.12, 0.01, 0.34, 0.3]], {
    ...probability,
    maxCols: tokens.length,
  }),
  target: num('True token', 1, [1, tokens.length], 1, { inPicture: true }),
  softening: num('Soften target ε', 0, [0, 1], 0.05),
  others: matrix('Probability of the true token at the earlier positions', [[0.02, 0.05, 0.08, 0.5, 0.4]], {
    ...probability,
    maxCols: earlier.length,
  }),
  step: num('Step', 0, [0, 1], 1, { inPicture: true }),
};
