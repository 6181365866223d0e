/** The width a drawing has. The server cannot know it: there the drawing takes a likely one and fits itself in by CSS until it is measured. */
export class Room {
  /** px */
  width: number = $state(0);
  measured = $state(false);
  readonly #least: number;

  /** @param likely px, until measured  @param least px, below which the drawing is scrolled or cut */
  constructor(likely: number, least = 0) {
    this.width = likely;
    this.#least = least;
  }

  /** For `bind:clientWidth={null, room.measure}`. A box that is not shown measures 0 and changes nothing. */
  readonly measure = (px: number | null | undefined): void => {
    if (!px) return;
    this.width = Math.max(this.#least, px);
    this.measured = true;
  };
}
