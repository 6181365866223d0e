/** The twelve labelled strings of the lectures: six of one colour, written there as +1 and −1, and six of five colours.
 *  Source: lelarge2023; probably after Fleuret's course. */

export interface LabelledString {
  colours: number;
  symbols: readonly number[];
  /** 1: balanced */
  label: 0 | 1;
}

const oneColour = (label: 0 | 1, signs: readonly (1 | -1)[]): LabelledString => ({
  colours: 1,
  symbols: signs.map((sign) => (sign === 1 ? 0 : 1)),
  label,
});
const fiveColours = (label: 0 | 1, symbols: readonly number[]): LabelledString => ({ colours: 5, symbols, label });

export const labelled: readonly LabelledString[] = [
  oneColour(1, [1, 1, -1, -1, 1, -1]),
  oneColour(1, [1, -1, 1, -1]),
  oneColour(1, [1, -1, 1, 1, -1, 1, -1, -1]),
  oneColour(0, [1, 1, -1, -1, -1, 1, -1, 1]),
  oneColour(0, [1, -1, -1, 1, 1, -1]),
  oneColour(0, [1, -1, -1, 1]),
  fiveColours(1, [2, 0, 9, 7, 0, 9]),
  fiveColours(1, [1, 8, 3, 6]),
  fiveColours(1, [0, 9, 2, 4, 5, 2, 7, 7]),
  fiveColours(0, [0, 2, 7, 9, 7, 2, 7, 3]),
  fiveColours(0, [1, 8, 9, 0, 1, 9]),
  fiveColours(0, [1, 8, 7, 1]),
];
