import { untrack } from 'svelte';

/** Follows a value that is replaced many times a second, and takes it over only every so often: what is read from it may be slow. */
export class Latest<T> {
  value: T | undefined = $state.raw();
  readonly #every: number;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #next: T | undefined;
  #of: unknown;

  /** @param every milliseconds between two takings */
  constructor(every: number) {
    this.#every = every;
  }

  /** To be called in an effect, which returns what this returns. Another `of`, or no value, is taken at once. */
  follow(next: T | undefined, of: unknown): void {
    this.#next = next;
    if (of !== this.#of || next === undefined) {
      this.#of = of;
      this.#take();
    } else if (next !== untrack(() => this.value)) this.#waiting ??= setTimeout(() => this.#take(), this.#every);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  #take(): void {
    this.dispose();
    this.value = this.#next;
  }
}
