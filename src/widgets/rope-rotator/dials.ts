import { num, oneOf } from '@/state/dials';

/** Of both coordinates of q and k. */
export const reach = 1.4;
export const mostPosition = 255;

const coordinate = (label: string, initial: number) => num(label, initial, [-reach, reach], 0.05, { inPicture: true });

export const dials = {
  scheme: oneOf('Scheme', 'rope', { rope: 'RoPE', alibi: 'ALiBi', mrope: 'M-RoPE' }, { inPicture: true }),
  m: num('Query at m', 3, [0, mostPosition], 1),
  n: num('Key at n', 5, [0, mostPosition], 1),
  shift: num('Shift both', 0, [0, 1000], 1),
  trained: num('Trained on', 64, [16, 512], 1),
  pairs: num('Pairs', 8, [1, 16], 1),
  base: num('Base', 10000, [2, 1e6], 1, { log: true }),
  pair: num('Pair', 2, [1, 16], 1, { inPicture: true }),
  head: num('Head', 2, [1, 8], 1),
  ids: oneOf('Position ids', 'three', { three: 't, h, w', one: 'one a token' }),
  split: oneOf('Pairs go to', 'turns', { turns: 't, h, w in turns', blocks: 'blocks of t, h, w' }),
  frames: num('Frames', 1, [1, 3], 1),
  rows: num('Rows', 3, [1, 5], 1),
  columns: num('Columns', 4, [1, 6], 1),
  token: num('Query token', 9, [1, 97], 1, { inPicture: true }),
  qx: coordinate('q, first coordinate', 1.1),
  qy: coordinate('q, second coordinate', 0.2),
  kx: coordinate('k, first coordinate', 0.75),
  ky: coordinate('k, second coordinate', 0.75),
};
