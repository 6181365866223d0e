/** What one number in place of the matrix would do: after k steps back the gradient is r · r · … · r = rᵏ.
 *  Source: goodfellow2016, §10.7. */

/** start · rᵏ, k = T − t, for t = 0 … T. */
export const scalarPicture = (r: number, T: number, start = 1): number[] =>
  Array.from({ length: T + 1 }, (_, t) => start * r ** (T - t));

/** The same with the mean slopes in the product: Π_{s = t+1 … T} r · φ′_s for t = 0 … T.
 *  @param slopes of the steps 1 … T */
export function slopedPicture(r: number, slopes: readonly number[]): number[] {
  const products = [1];
  for (const slope of slopes.toReversed()) products.unshift(products[0] * r * slope);
  return products;
}
