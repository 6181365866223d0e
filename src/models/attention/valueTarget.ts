/**
 * A matrix to be written as two thin ones. The course's slide prints its 4 × 4 target only in part; this one is ours, its leading 4 × 4 part
 * found by search among matrices of one decimal to have the singular values of the slide's target: 5.56, 4.38, 2.27 and 0.07.
 */
export const valueTarget: readonly (readonly number[])[] = [
  [1.2, 2.3, 0.5, 1.2, 0.9, -0.4],
  [-0.1, 3.5, -3.3, 0.8, -0.6, 1.1],
  [0.2, 1.8, -0.4, -0.8, 1.4, 0.3],
  [0.6, -0.1, -0.3, 4.3, 0.2, -1.5],
  [-0.7, 0.5, 1.6, -0.2, 2.1, 0.8],
  [1.3, -0.9, 0.4, 0.7, -1.2, 1.9],
];
