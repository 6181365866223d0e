/** What stands in fields and cannot be used yet. A draft is dropped when the text it was to replace is replaced by something else. */
export class Drafts {
  #held: Readonly<Record<string, { readonly of: string; readonly typed: string }>> = $state.raw({});

  /** What the field shows: the draft, or the text itself. */
  of(key: string, text: string): string {
    const held = this.#held[key];
    return held?.of === text ? held.typed : text;
  }
  hold(key: string, of: string, typed: string): void {
    this.#held = { ...this.#held, [key]: { of, typed } };
  }
}
