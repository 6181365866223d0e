/** What a chapter writes on `<Figure …>` becomes the start of that placement. Checked while the page is rendered, so a misspelling stops the build. */
import type { DialTable, StateOf } from './dials';
import { initialState, type Figure } from './figure';

/**
 * @param props dial values, and `preset`, as written in the chapter
 * @throws Error naming figure, dial and what is allowed
 */
export function startState<D extends DialTable, R>(
  id: string,
  figure: Figure<D, R>,
  props: Record<string, unknown>,
): StateOf<D> {
  const state: Record<string, unknown> = initialState(figure.dials);
  const { preset: presetId, ...dials } = props;
  if (presetId !== undefined) {
    const preset = figure.presets.find(({ id }) => id === presetId);
    if (!preset)
      throw new Error(
        `<Figure id="${id}"> has no preset "${String(presetId)}"; its presets are ${figure.presets.map((p) => p.id).join(', ')}.`,
      );
    Object.assign(state, preset.set);
  }
  for (const [name, given] of Object.entries(dials)) {
    const dial = Object.hasOwn(figure.dials, name) ? figure.dials[name] : undefined;
    if (!dial)
      throw new Error(
        `<Figure id="${id}"> has no dial "${name}"; its dials are ${Object.keys(figure.dials).join(', ')}.`,
      );
    const value = dial.check(given);
    if (value === undefined || JSON.stringify(value) !== JSON.stringify(given))
      throw new Error(`<Figure id="${id}">: ${name}=${JSON.stringify(given)} is not allowed; ${allowed(dial)}.`);
    state[name] = value;
  }
  return state as StateOf<D>;
}

function allowed(dial: DialTable[string]): string {
  switch (dial.kind) {
    case 'num':
      return `it is a number from ${dial.min} to ${dial.max}`;
    case 'oneOf':
      return `it is one of ${Object.keys(dial.options).join(', ')}`;
    case 'flag':
      return 'it is true or false';
    case 'text':
      return `it is text of at most ${dial.maxLength} characters`;
    case 'matrix':
      return `it is at most ${dial.maxRows} equally long rows of at most ${dial.maxCols} numbers from ${dial.min} to ${dial.max}`;
  }
}
