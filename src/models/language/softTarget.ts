/** A target for n tokens of which number `y` is true: one-hot, or softened by ε, which every token shares.
 *    p(x) = (1 − ε) [x = y] + ε / n
 *  Source: Szegedy et al. 2016, arXiv 1512.00567, §7 (label smoothing).
 *  @param softening ε in [0, 1] */
export const softTarget = (n: number, y: number, softening: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (i === y ? 1 - softening : 0) + softening / n);
