import { flag, matrix, num } from '@/state/dials';

export const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
export const least = 2;
export const most = letters.length;
/** Logits lie between −highest and highest, or are −∞. */
export const highest = 10_000;
/** The slider and the curve; T = 0 stands left of them. */
export const coldest = 0.05;
export const hottest = 10;

export const dials = {
  logits: matrix('Logits', [[3, 2, 1, 0]], { min: -Infinity, max: highest, maxRows: 1, maxCols: most }),
  temperature: num('Temperature T', 1, [0, hottest], 0.01, { inPicture: true }),
  shift: num('Shift all by c', 0, [-1000, 1000], 1),
  naive: flag('The naive way beside it', false),
  step: num('Step', 0, [0, 1], 1, { inPicture: true }),
};
