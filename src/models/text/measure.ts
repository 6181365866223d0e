/** What a way of splitting a text costs and saves. */

export interface Size {
  readonly tokens: number;
  /** of the text in UTF-8 */
  readonly bytes: number;
  /** code points of the text */
  readonly characters: number;
}

/** NaN for a text without tokens. */
export const bytesPerToken = ({ bytes, tokens }: Size): number => (tokens ? bytes / tokens : NaN);
export const charactersPerToken = ({ characters, tokens }: Size): number => (tokens ? characters / tokens : NaN);

/** Attention lets every token look at every token: n² pairs. How many times the pairs of the cheapest, for each.
 *  Source: Vaswani et al. 2017, table 1.   Leaves out: all that grows with n alone.
 *  @param tokens of the same text, one number a way of splitting it; 0 for none gives NaN */
export function attentionCosts(tokens: readonly number[]): number[] {
  const least = Math.min(...tokens.filter((count) => count > 0));
  return tokens.map((count) => (count ? (count / least) ** 2 : NaN));
}
