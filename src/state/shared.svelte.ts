/** The living state of one placement of a figure: defaults, then the chapter's props, then the reader's link, then the reader's hands. */
import type { DialTable, StateOf } from './dials';
import { initialState, type Figure } from './figure';
import { decodeLink, encodeLink, type LinkOptions } from './link';
import { startState } from './props';

export class Shared<D extends DialTable = DialTable, R = unknown> {
  readonly figure: Figure<D, R>;
  readonly key: string;
  /** What Reset returns to: defaults and the chapter's props. */
  readonly start: StateOf<D>;
  /** The placement starts where the figure itself does: no preset, no props. */
  readonly startsPlain: boolean;
  /** The dials as they stand. Replaced as a whole, so a model sees one consistent state. */
  values: StateOf<D> = $state.raw({} as StateOf<D>);
  hidden: readonly string[] = $state.raw([]);
  locked: readonly string[] = $state.raw([]);
  /** Said once, where the reader is looking, when a link could not be used as it was. */
  notice: string | undefined = $state();
  #chosen: string | undefined = $state();
  /** The preset that stands: the one chosen last, or the one the state is equal to. */
  readonly preset = $derived.by(() => {
    const { presets } = this.figure;
    const chosen = presets.find(({ id }) => id === this.#chosen);
    if (chosen && this.#stands(chosen.set, 'loosely')) return chosen.id;
    const found =
      presets.find(({ set }) => this.#stands(set, 'exactly')) ??
      presets.find(({ set }) => this.#stands(set, 'loosely'));
    return found?.id;
  });
  /** The figure's steps as they are now, and where it stands; undefined for a figure without steps. */
  readonly steps = $derived.by(() => {
    const steps = this.figure.steps?.(this.values);
    return steps && { ...steps, current: Math.min(Number(this.values[steps.dial]), steps.names.length - 1) };
  });

  constructor(
    key: string,
    figure: Figure<D, R>,
    props: Record<string, unknown>,
    { hide = [], lock = [] }: LinkOptions = {},
  ) {
    this.figure = figure;
    this.key = key;
    this.start = startState(key, figure, props);
    this.startsPlain =
      encodeLink(figure, key, this.start, initialState(figure.dials)) ===
      encodeLink(figure, key, this.start, this.start);
    this.values = this.start;
    this.hidden = hide;
    this.locked = lock;
  }

  /** Turns dials. Illegal values are dropped, out-of-range ones clamped (a text that is cut says so), locked dials stay. */
  set(changes: Partial<StateOf<D>>): void {
    const next: Record<string, unknown> = { ...this.values };
    this.notice = undefined;
    for (const [name, value] of Object.entries(changes)) {
      if (this.locked.includes(name)) continue;
      const legal = this.figure.dials[name]?.check(value);
      if (legal !== undefined) next[name] = legal;
      if (typeof value === 'string' && typeof legal === 'string' && legal.length < value.length)
        this.notice = `Only the first ${legal.length} characters are used; ${value.length - legal.length} more were left out.`;
    }
    this.values = next as StateOf<D>;
  }

  choose(presetId: string): void {
    const preset = this.figure.presets.find(({ id }) => id === presetId);
    if (!preset) return;
    this.#chosen = presetId;
    this.set({ ...initialState(this.figure.dials), ...preset.set });
  }

  reset(): void {
    this.#chosen = undefined;
    this.set(this.start);
  }

  /** Takes the state of a reader's link. Always leaves the figure in a legal state. */
  open(fragment: string): void {
    const link = decodeLink(this.figure, fragment);
    this.set({ ...this.start, ...(link.values as Partial<StateOf<D>>) });
    this.hidden = [...this.hidden, ...link.hide];
    this.locked = [...this.locked, ...link.lock];
    this.notice = link.notice;
  }

  /** The fragment of the state as it stands. */
  link(options: LinkOptions = { hide: this.hidden, lock: this.locked }): string {
    return encodeLink(this.figure, this.key, this.values, this.start, options);
  }

  /** Loosely: walking through the steps of a preset, or choosing another cell in it, does not leave it. */
  #stands(set: Partial<StateOf<D>>, how: 'exactly' | 'loosely'): boolean {
    const wanted: Record<string, unknown> = { ...initialState(this.figure.dials), ...set };
    return Object.entries(this.figure.dials as DialTable).every(([name, dial]) => {
      if (how === 'loosely' && dial.kind === 'num' && dial.inPicture) return true;
      const [a, b]: unknown[] = [wanted[name], this.values[name]];
      if (dial.kind !== 'num' && dial.kind !== 'matrix') return a === b;
      const encode = dial.encode as (value: unknown) => string;
      return encode(a) === encode(b);
    });
  }

  /** Moves to a step, clamped to the first and the last. */
  goToStep(step: number): void {
    const steps = this.steps;
    if (steps) this.set({ [steps.dial]: Math.min(steps.names.length - 1, Math.max(0, step)) } as Partial<StateOf<D>>);
  }
}
