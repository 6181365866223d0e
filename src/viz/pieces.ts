/** The smallest part of a text that is drawn in pieces: a character or a byte. */
export interface PieceSymbol {
  /** Nothing where an earlier byte of the same token shows the character. */
  readonly text: string;
  /** The token it belongs to, counted through the whole text. */
  readonly token: number;
  /** Where it stands in its token. */
  readonly first: boolean;
  readonly last: boolean;
  /** 1 … 8 */
  readonly hue: number;
  /** A byte, written in hexadecimal. */
  readonly hex?: boolean;
  readonly unknown?: boolean;
  /** The half of a marked pair that it belongs to. */
  readonly half?: 'left' | 'right';
}
