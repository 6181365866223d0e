/** Which key does what. Pure, so that the list shown under `?` and the keys themselves are one table. */
export type Action =
  | 'next' | 'previous' | 'sectionNext' | 'sectionPrevious' | 'first' | 'last'
  | 'overview' | 'speaker' | 'fullScreen' | 'qr' | 'cue' | 'dials' | 'help' | 'clearTally' | `tally${number}`; // prettier-ignore

const table: readonly (readonly [keys: readonly string[], action: Action])[] = [
  [['ArrowRight', ' ', 'PageDown', 'Enter'], 'next'],
  [['ArrowLeft', 'PageUp'], 'previous'],
  [['ArrowDown'], 'sectionNext'],
  [['ArrowUp'], 'sectionPrevious'],
  [['Home'], 'first'],
  [['End'], 'last'],
  [['Escape'], 'overview'],
  [['n', 'N'], 'speaker'],
  [['f', 'F'], 'fullScreen'],
  [['q', 'Q'], 'qr'],
  [['c', 'C'], 'cue'],
  [['d', 'D'], 'dials'],
  [['?'], 'help'],
  [['0'], 'clearTally'],
];
const actions = new Map(table.flatMap(([keys, action]) => keys.map((key) => [key, action] as const)));

/** What the key was pressed on: nothing in particular, something that uses keys itself, or a field that takes text. */
export type Target = 'page' | 'button' | 'control' | 'field';

/** The pages of a remote control always turn; a control keeps the keys it needs, and a field keeps all it can type. */
export function actionOf(key: string, on: Target): Action | undefined {
  const action = /^[1-9]$/.test(key) ? (`tally${key}` as Action) : actions.get(key);
  if (key === 'PageDown' || key === 'PageUp' || on === 'page') return action;
  if (key === 'Escape') return on === 'field' ? undefined : action;
  if (on === 'button') return key === 'Enter' || key === ' ' ? undefined : action;
  if (on === 'control') return /^(Arrow|Home|End|Enter| )/.test(key) ? undefined : action;
  return undefined;
}

export function targetOf(element: EventTarget | null): Target {
  if (!(element instanceof Element)) return 'page';
  const input = element.closest('input, textarea, select, [contenteditable]');
  if (input) return input.matches('input[type=range], input[type=checkbox], input[type=radio]') ? 'control' : 'field';
  if (
    element.closest(
      '[role=slider], [role=grid], [role=radio], [role=tab], [role=listbox], [role=spinbutton], [role=application], svg [tabindex]',
    )
  )
    return 'control';
  return element.closest('button, a[href], summary, [role=button]') ? 'button' : 'page';
}
