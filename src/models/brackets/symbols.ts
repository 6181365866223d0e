/** The alphabet of the bracket task. With c colours the openers are 0 … c − 1 and the closers c … 2c − 1; an opener and its
 *  closer add up to 2c − 1, which is 9 for five colours. */

/** The other half of a pair. */
export const partner = (symbol: number, colours: number): number => 2 * colours - 1 - symbol;

export const isOpener = (symbol: number, colours: number): boolean => symbol < colours;

/** One pair of glyphs a colour. */
const pairs = ['()', '[]', '{}', '<>', '«»'];

/** [0, 9, 2, 4, 5, 7] -> '(){«»}' */
export const brackets = (symbols: readonly number[], colours: number): string =>
  symbols.map((symbol) => glyph(symbol, colours)).join('');

export const glyph = (symbol: number, colours: number): string =>
  isOpener(symbol, colours) ? pairs[symbol][0] : pairs[partner(symbol, colours)][1];

/** Reads glyphs and digits; blanks and commas may stand between them.
 *  @returns the symbols, and whatever else there was, character by character */
export function parseBrackets(text: string, colours: number): { symbols: number[]; ignored: string[] } {
  const known = new Map<string, number>();
  for (let symbol = 0; symbol < 2 * colours; symbol++)
    known.set(glyph(symbol, colours), symbol).set(String(symbol), symbol);
  const characters = Array.from(text).filter((character) => !/[\s,]/u.test(character));
  return {
    symbols: characters.flatMap((character) => known.get(character) ?? []),
    ignored: characters.filter((character) => !known.has(character)),
  };
}
