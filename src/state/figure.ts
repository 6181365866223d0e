/** What a figure declares in its `params.ts`: everything about it that is not drawing. */
import type { DialTable, StateOf } from './dials';

/** A state an instructor would show. */
export interface Preset<S> {
  /** kebab-case; stands in links (`preset=tiger`), in chapter props and in the gallery. */
  readonly id: string;
  readonly name: string;
  /** Dials that differ from the initial state. */
  readonly set: Partial<S>;
  /** What to notice, in one sentence. */
  readonly notice: string;
}

/** Asked before the figure shows something surprising: one click, skippable, never graded. */
export interface Prediction<S, R> {
  readonly question: string;
  readonly choices: readonly string[];
  /** Dials turned when the reader has answered (or skipped), so that the answer is seen. */
  readonly reveal: Partial<S>;
  /** What happened, set against what was said; computed, because the reader may have changed the figure first. */
  gap(said: string | null, result: R, state: S): string;
}

/** The named steps of a figure and the whole-number dial that holds the current one. */
export interface Steps {
  readonly dial: string;
  readonly names: readonly string[];
}

/** A method, so that figures of every kind fit in one list. */
type Fact<S, R> = { of(result: R, state: S): string }['of'];

export interface Figure<D extends DialTable = DialTable, R = unknown> {
  /** Raised when a released link could no longer be read as it was meant. */
  readonly version: number;
  readonly title: string;
  /** Under the figure where a chapter gives no caption of its own. */
  readonly caption: string;
  readonly dials: D;
  readonly presets: readonly Preset<StateOf<D>>[];
  /** Fetches what `compute` reads and the page does not have yet, a long text. Awaited before the figure comes alive. */
  prepare?(): Promise<void>;
  /** Pure, calling models only: the same on the server, in the page, in tests and in print. */
  compute(state: StateOf<D>): R;
  steps?(state: StateOf<D>): Steps;
  /** The text alternative: at least forty characters, different whenever a dial is. */
  describe(state: StateOf<D>, result: R): string;
  /** A short sentence shown in place when the state is legal but odd (empty text, a row without keys, a text cut short). */
  notice?(state: StateOf<D>, result: R): string | undefined;
  /** Paths under src/models of the files shown in the Code tab, the most telling first. */
  readonly code: readonly string[];
  readonly predict?: Prediction<StateOf<D>, R>;
  /** Numbers the prose quotes: `<Fact figure="…" name="…" preset="…" />` prints one, computed while the page is built. */
  readonly facts?: Readonly<Record<string, Fact<StateOf<D>, R>>>;
  /** Things to try. */
  readonly tasks?: readonly string[];
}

/** Declares a figure; throws at import, so at build, when its table contradicts itself. */
export function figure<const D extends DialTable, R>(declaration: Figure<D, R>): Figure<D, R> {
  const known = Object.keys(declaration.dials);
  const complain = (problem: string) => {
    throw new Error(`figure "${declaration.title}": ${problem}`);
  };
  for (const [name, dial] of Object.entries(declaration.dials)) {
    if (/[=;\s]/.test(name) || reserved.has(name)) complain(`"${name}" cannot be the name of a dial`);
    if (dial.check(dial.initial) === undefined) complain(`the initial value of ${name} is not legal`);
  }
  for (const preset of [
    ...declaration.presets,
    ...(declaration.predict ? [{ id: 'predict', set: declaration.predict.reveal }] : []),
  ]) {
    for (const [name, value] of Object.entries(preset.set)) {
      const dial =
        declaration.dials[name] ?? complain(`preset ${preset.id} sets ${name}; its dials are ${known.join(', ')}`);
      if (dial && dial.check(value) === undefined) complain(`preset ${preset.id} gives ${name} an illegal value`);
    }
  }
  return declaration;
}

/** Words of a link that are not dials. */
export const reserved: ReadonlySet<string> = new Set([
  'preset',
  'hide',
  'lock',
  'id',
  'as',
  'number',
  'children',
  'place',
]);

/** Every dial at its initial value. */
export function initialState<D extends DialTable>(dials: D): StateOf<D> {
  return Object.fromEntries(Object.entries(dials).map(([name, dial]) => [name, dial.initial])) as StateOf<D>;
}
