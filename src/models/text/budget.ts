/** How much text a model can look at.
 *    text covered ≈ n_ctx · characters per token
 *  Characters per token rise with the vocabulary and depend on the text; they are measured on it, all of it.
 *  Source: the definition of a context window.   Leaves out: special tokens, the answer, which shares the window, and
 *  whether a model uses all that it can look at. */

export interface Fit {
  /** code points that the window holds, about */
  readonly covered: number;
  /** of the text, that fit; 1 when all do */
  readonly share: number;
  /** of the window, that the text fills; 1 when it is full */
  readonly filled: number;
}

/** @param context tokens  @param characters of the text  @param perToken characters a token */
export function fit(context: number, characters: number, perToken: number): Fit {
  const covered = Math.floor(context * perToken);
  return {
    covered,
    share: characters ? Math.min(1, covered / characters) : 1,
    filled: covered ? Math.min(1, characters / covered) : 0,
  };
}

/** The text on both sides of a place, a few characters each; never cut inside a character.
 *  @param place in code points, from the start */
export function around(text: string, place: number, reach = 40): { before: string; after: string } {
  let at = 0;
  for (let i = 0; i < place && at < text.length; i++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  const before = text.slice(0, at);
  return {
    before: [...before.slice(-2 * reach)].slice(-reach).join('').toWellFormed(),
    after: [...text.slice(at, at + 2 * reach)].slice(0, reach).join('').toWellFormed(),
  };
}
