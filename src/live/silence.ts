/** Milliseconds of a tick; ticks of silence until the reader is told. */
const tick = 500;
const longTicks = 3;

/** Notices that a worker which owes an answer says nothing. It counts ticks instead of reading a clock: a page that was
 *  asleep, or a tab far behind, wakes up to one tick and not to an alarm. */
export class Silence {
  readonly #told: { long(): void; lost(): void };
  #timer: ReturnType<typeof setInterval> | undefined;
  #ticks = 0;
  #limit = Infinity;

  constructor(told: { long(): void; lost(): void }) {
    this.#told = told;
  }

  /** An answer is owed: `long` is called after a second and a half without a word, `lost` after `limit` milliseconds. */
  begin(limit: number): void {
    this.#limit = limit;
    if (this.#timer) return; // asking again does not make it less silent
    this.#ticks = 0;
    this.#timer = setInterval(() => {
      this.#ticks++;
      if (this.#ticks === longTicks) this.#told.long();
      if (this.#ticks * tick >= this.#limit) this.#told.lost();
    }, tick);
  }

  /** A word arrived. */
  broken(): void {
    this.#ticks = 0;
  }

  /** Nothing is owed any more. */
  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
