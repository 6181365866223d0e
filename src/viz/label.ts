/** Labels of rows and columns: the reader's own words, in any script, in little room. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `length` characters as a reader counts them (wide ones, such as 漢, count twice), with spaces made visible. */
export function shortLabel(label: string, length = 9): string {
  const shown = visible(label);
  const parts = [...graphemes.segment(shown.slice(0, 40 * length))].map(({ segment }) => segment);
  let room = length;
  const fit = parts.findIndex((part) => (room -= isWide(part) ? 2 : 1) < 0);
  if (fit < 0) return shown.length > 40 * length ? `${parts.join('')}…` : shown;
  // The sign for "and so on" takes the place of one narrow character.
  const used = room + (isWide(parts[fit]!) ? 2 : 1);
  return `${parts.slice(0, Math.max(1, used >= 1 ? fit : fit - 1)).join('')}…`;
}

/** A token of white space is still a token, and so is a control character. */
export function visible(label: string): string {
  return label
    .replace(/\n/g, '⏎')
    .replace(/\t/g, '⇥')
    .replace(/\p{Cc}/gu, (c) => `⟨${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}⟩`)
    .replace(/^\s+|\s+$/g, (space) => '␣'.repeat(space.length));
}

/** A width in px that the label will not pass when set in the sans at `size` px: no ruler on the server. */
export function labelWidth(label: string, size = 13): number {
  let em = 0;
  for (const c of label) em += isMark(c) ? 0 : isWide(c) ? 1.25 : narrow(c);
  return em * size;
}

const isMark = (c: string) => /\p{Mark}|\p{Format}/u.test(c);
const isWide = (c: string) => /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef]|[\u{1f000}-\u{3ffff}]/u.test(c);
const narrow = (c: string) =>
  /[MWmw@%…—⏎⇥␣]/.test(c) ? 0.92 : /[iljtfrI.,:;'’|!\s]/.test(c) ? 0.4 : /[A-Z]/.test(c) ? 0.72 : 0.62;
