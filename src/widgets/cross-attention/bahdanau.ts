/** The alignment of a French sentence with its English source, after the idea of Bahdanau's first example. The scores are ours: the paper prints a picture, no numbers. */

export const source = 'The agreement on the European Economic Area was signed';
export const target = 'L’accord sur la zone économique européenne a été signé';

/** Rows: target words (queries). Columns: source words (keys). */
export const scores = [
  [2, 5, 0, 0, 0, 0, 0, 0, 0],
  [0, 0, 5, 0, 0, 0, 0, 0, 0],
  [1, 0, 0, 5, 0, 0, 2, 0, 0],
  [0, 0, 0, 0, 0, 0, 5, 0, 0],
  [0, 0, 0, 0, 1, 5, 0, 0, 0],
  [0, 0, 0, 0, 5, 1, 0, 0, 0],
  [0, 0, 0, 0, 0, 0, 0, 5, 3],
  [0, 0, 0, 0, 0, 0, 0, 5, 4],
  [0, 0, 0, 0, 0, 0, 0, 2, 5],
];
