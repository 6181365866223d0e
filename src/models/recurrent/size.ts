/** How many numbers a recurrent network learns. Its steps share them, so the length of the text does not count.
 *    one affine map  d h + h h + h      Elman one, one gate two, GRU three, LSTM four      read-out  h n + n
 *  PyTorch keeps two biases where one would do, one added to x W and one to h U: h more for every map. */

const affineMaps = { elman: 1, gated: 2, gru: 3, lstm: 4 } as const;
export type SizedCell = keyof typeof affineMaps;

/** @param d entries in  @param h units */
export const cellSize = (cell: SizedCell, d: number, h: number): number => affineMaps[cell] * (d * h + h * h + h);

/** @param h units  @param n answers */
export const readOutSize = (h: number, n: number): number => h * n + n;

/** What PyTorch's second biases add. */
export const secondBiases = (cell: SizedCell, h: number): number => affineMaps[cell] * h;
