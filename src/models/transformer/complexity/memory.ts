/** Numbers that attention holds besides its weights.
 *    keys and values of n tokens in N layers    2 N n d       what a model that writes keeps: the cache
 *    weights of attention in one layer          h n²          each head has its own square; here h does not cancel
 *  Source: pope2022, §3.3 for the cache; vaswani2017, §3.2 for the square.
 *  Leaves out: activations, groups of heads that share keys, and kernels that never write the square down. */
import type { TransformerSizes } from './complexity';

/** Of a number in 16 bits. */
export const bytesEach = 2;

export const cacheNumbers = ({ layers, d }: Pick<TransformerSizes, 'layers' | 'd'>, n: number): number =>
  2 * layers * n * d;

export const squareNumbers = (heads: number, n: number): number => heads * n * n;

/** Where one layer's squares hold as much as the cache of all layers: h n² = 2 N n d. */
export const squareMeetsCache = ({ layers, d }: Pick<TransformerSizes, 'layers' | 'd'>, heads: number): number =>
  (2 * layers * d) / heads;
