/** The last few results of something slow, by name. */
export class Recent<T> {
  readonly #kept = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string, make: () => T): T {
    const value = this.#kept.has(name) ? this.#kept.get(name)! : make();
    this.#kept.delete(name);
    this.#kept.set(name, value);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    return value;
  }
}
