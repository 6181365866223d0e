/**
 * Every state is a link: `#<key>=v1;dial=value;…`, one placement a link, only what differs from the placement's own start.
 * A link comes from anywhere, so it is read defensively: capped, unknown names dropped, values checked by their dial, and every surprise told in one sentence.
 */
import type { Dial, DialTable, StateOf } from './dials';
import type { Figure } from './figure';

export const maxLinkLength = 4096;

/** A longer text would make a link that is refused when it is opened; the other dials need some room too. */
const maxText = maxLinkLength - 600;
const isTooLong = (value: unknown) =>
  typeof value === 'string' && (value.length > maxText || encodeURIComponent(value).length > maxText);

/** The labels of the texts that do not fit into a link: whoever opens it sees the text it starts with. */
export const leftOut = <D extends DialTable>(dials: D, state: StateOf<D>): string[] =>
  Object.entries(dials)
    .filter(([name]) => isTooLong(state[name]))
    .map(([, dial]) => dial.label);

export interface LinkState {
  /** Dials the link sets, all legal. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Dials a teacher took away, or fixed. */
  readonly hide: readonly string[];
  readonly lock: readonly string[];
  /** One polite sentence when something in the link could not be used. */
  readonly notice: string | undefined;
}

/** The placement a fragment speaks to, or undefined when it is an ordinary fragment. */
export function linkKey(fragment: string): string | undefined {
  return /^#?([a-z0-9-]+(?:\.[a-z0-9-]+)?)=/.exec(fragment.slice(0, 200))?.[1];
}

/** Reads the part of a fragment after `<key>=`. Never throws. */
export function decodeLink(figure: Figure, fragment: string): LinkState {
  const nothing = { values: {}, hide: [], lock: [] };
  if (fragment.length > maxLinkLength)
    return { ...nothing, notice: 'This link is too long to be one of ours, so the figure starts from the beginning.' };
  const [version = '', ...pairs] = fragment.slice(fragment.indexOf('=') + 1).split(';');
  if (!/^v\d{1,4}$/.test(version))
    return { ...nothing, notice: 'This link is damaged, so the figure starts from the beginning.' };

  const problems: string[] = [];
  if (Number(version.slice(1)) !== figure.version) problems.push('it was made for another version of this figure');
  const values: Record<string, unknown> = Object.create(null);
  let hide: string[] = [];
  let lock: string[] = [];
  const dialNames = (list: string) => list.split(',').filter((name) => Object.hasOwn(figure.dials, name));

  for (const pair of pairs.slice(0, 100)) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    const text = pair.slice(at + 1);
    if (at < 1) continue;
    if (name === 'hide') hide = dialNames(text);
    else if (name === 'lock') lock = dialNames(text);
    else if (name === 'preset') {
      const preset = figure.presets.find(({ id }) => id === text);
      if (preset) Object.assign(values, preset.set);
      else problems.push('its preset no longer exists');
    } else if (Object.hasOwn(figure.dials, name)) {
      const dial = figure.dials[name]!;
      const value = dial.decode(text);
      if (value === undefined) problems.push(`${dial.label.toLowerCase()} could not be read`);
      else {
        if (wasClamped(dial.kind, text, value)) problems.push(`${dial.label.toLowerCase()} was outside its range`);
        values[name] = value;
      }
    } else problems.push('it sets something this figure does not have');
  }
  const notice = problems.length
    ? `Not all of this link could be used: ${[...new Set(problems)].slice(0, 2).join(', and ')}.`
    : undefined;
  return { values, hide, lock, notice };
}

function wasClamped(kind: string, text: string, value: unknown): boolean {
  if (kind === 'num') return Math.abs(Number(text) - (value as number)) > 1e-5 * Math.max(1, Math.abs(value as number));
  if (kind === 'matrix')
    return (
      (value as number[][]).map((row) => row.length).join() !==
        text
          .split('|')
          .map((row) => row.split(',').length)
          .join() || text.split(/[|,]/).some((x, i) => Math.abs(Number(x) - (value as number[][]).flat()[i]!) > 1e-3)
    );
  return false;
}

export interface LinkOptions {
  hide?: readonly string[];
  lock?: readonly string[];
}

/** The fragment, without '#', of a state that differs from `start`. */
export function encodeLink<D extends DialTable, R>(
  figure: Figure<D, R>,
  key: string,
  state: StateOf<D>,
  start: StateOf<D>,
  { hide = [], lock = [] }: LinkOptions = {},
): string {
  const parts = [`v${figure.version}`];
  for (const [name, dial] of Object.entries(figure.dials) as [string, Dial<unknown>][]) {
    if (isTooLong(state[name])) continue;
    const text = dial.encode(state[name]);
    if (text !== dial.encode(start[name])) parts.push(`${name}=${text}`);
  }
  if (hide.length) parts.push(`hide=${hide.join(',')}`);
  if (lock.length) parts.push(`lock=${lock.join(',')}`);
  return `${key}=${parts.join(';')}`;
}
