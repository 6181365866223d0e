/** What the figure says, on the page and to whoever cannot see it. */
import { bytesOf } from '@/models/text/bpe/alphabet';
import { cutCharacter } from '@/models/text/letters';
import { encodings } from '@/tokenizers/encodings';
import { whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { visible } from '@/viz/label';
import { encodingOf, readsBytes } from './closest';
import { measured, type Budget, type Measured, type Result, type State } from './compute';
import type { Splits } from './numbers';
import type { Row, Token } from './rows';
import { bpeWith, isOwn, schemeNames } from './schemes';

export const some = (count: number, one: string, many = `${one}s`) => `${whole(count)} ${count === 1 ? one : many}`;

/** Kilobytes of a download, as they are said before it. */
export const kilobytes = (bytes: number) => `${whole(Math.round(bytes / 1000))} KB`;

/** White space and what has no width can be seen. */
export function seen(piece: string): string {
  const shown = visible(piece).replace(/[\p{Control}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, (c) =>
    /^\u200D$/.test(c) && shownWhole(piece) ? c : `⟨${hex(c.codePointAt(0)!)}⟩`,
  );
  return shown === '' ? '␣' : shown;
}
/** A joiner inside a cluster joins; alone it has no width. */
const shownWhole = (piece: string) => [...piece].length > 1;

export const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0');

export const bytesWords = ({ bytes }: Token) =>
  `${bytes.length === 1 ? 'byte' : 'bytes'} ${bytes.slice(0, 12).map(hex).join(' ')}${bytes.length > 12 ? ' …' : ''}`;

/** A scheme in a sentence. */
export function schemeWords(
  { scheme, vocabulary, shown }: Row,
  { graphemes, clusters, rows, long }: Result,
  merges: number,
) {
  if (scheme === 'characters') {
    const [cluster] = clusters;
    const points = rows[0].tokens;
    const seen = cluster
      ? `${some(points, 'code point')}, but ${some(graphemes, 'visible character')}: ${clusters.map(({ grapheme, codePoints }) => `${grapheme} is ${codePoints}`).join(', ')}.`
      : 'One token a code point; each is one visible character here.';
    return `${long ? 'One token a code point.' : seen} The vocabulary is what this course’s prose uses: 26 would do for small letters, Unicode has room for 1,112,064.`;
  }
  if (scheme === 'bytes') return 'UTF-8 writes a character in one to four bytes: 256 ids write any text there is.';
  if (scheme === 'words') {
    const unknown = shown.filter((token) => token.unknown).length;
    const lost = unknown ? ` ${some(unknown, 'word')} here ${unknown === 1 ? 'is' : 'are'} not in it (dashed).` : '';
    return `The vocabulary is the words of this course’s prose.${lost} Dictionaries of a language list some hundred thousand, and none is complete.`;
  }
  if (scheme === 'bpe') {
    const learned = bpeWith(merges).merges.length;
    const all = learned < merges ? `: no pair occurs twice after ${whole(learned)}` : '';
    return `Trained just now on this course’s prose: 256 bytes and ${whole(learned)} merges${all}.`;
  }
  return `The encoding of ${encodings[scheme].of}: ${whole(vocabulary)} tokens, and special ones whose text is ordinary text here.`;
}

/** What is left of the text when only the first tokens are kept. */
export function cutWords(row: Row, at: number, text: string): string {
  if (!row.shown.length) return '';
  const kept = Math.min(at, row.shown.length);
  const decoded = row.decoded(kept);
  const quoted = `“${tail(decoded)}”`;
  const subject = kept === 1 ? 'The first token decodes' : `The first ${kept} tokens decode`;
  const cut =
    row.scheme === 'characters' || row.scheme === 'words'
      ? undefined
      : cutCharacter(
          text,
          row.shown.slice(0, kept).reduce((sum, { bytes }) => sum + bytes.length, 0),
        );
  if (cut)
    return `${subject} to ${quoted}: the cut is inside ${cut.character}, of which ${cut.kept} of ${cut.of} bytes are left.`;
  const lost = row.shown.slice(0, kept).some(({ unknown }) => unknown);
  return `${subject} to ${quoted}${lost ? ': what is unknown is lost' : ''}.`;
}

const tail = (text: string) => {
  const points = [...text];
  return points.length > 48 ? `…${points.slice(-48).join('')}` : text;
};

export const rowWords = ({ scheme, tokens, vocabulary, cost, bytesPerToken, charactersPerToken }: Measured) =>
  tokens
    ? `${schemeNames[scheme]}: ${some(tokens, 'token')} of a vocabulary of ${whole(vocabulary)}, attention ${costWords(cost)}, ${format(bytesPerToken)} bytes and ${format(charactersPerToken)} characters a token.`
    : `${schemeNames[scheme]}: no tokens, a vocabulary of ${whole(vocabulary)}.`;

export const costWords = (cost: number) => `${format(cost)}×`;

/** Whether numbers of as many digits are split alike. */
export const waysOf = ({ lengths }: Splits): string[] =>
  lengths.map(({ digits, ways }) => `${some(digits, 'digit')}: ${some(ways, 'way')}`);

export function budgetWords({ model, covered, share, filled, before, after }: Budget, text: string): string {
  const holds = `${model.name} looks at ${some(model.context, 'token')}: about ${some(covered, 'character')} of such text.`;
  if (text === '') return `${holds} There is no text to measure.`;
  if (share === 1) return `${holds} All of it fits and fills ${percent(filled)} of the window.`;
  return `${holds} ${percent(share)} of it fits: the cut is between “${before.slice(-24)}” and “${after.slice(0, 24)}”.`;
}

/** How close the measure is to the model's own tokenizer. */
export function gaugeWords({ model, by, perToken }: Budget): string {
  if (Number.isNaN(perToken))
    return 'Measured on the text when there is one; until then a token counts as a character.';
  const measure = `${format(perToken)} characters a token, measured on this text with ${by === 'bytes' ? 'bytes' : by === 'bpe' ? 'our BPE' : schemeNames[by]}`;
  if (by === 'bytes' && readsBytes(model)) return `${measure}, as ${model.name} reads it.`;
  if (encodingOf(model) === by) return `${measure}, the model’s own encoding.`;
  const own = model.tokenizer ? `, ${model.tokenizer},` : '';
  return isOwn(by)
    ? `${measure}. Its vocabulary is far smaller than that of the model’s own tokenizer${own} with which more would fit.`
    : `${measure}: not the model’s own tokenizer${own} but the nearest in size that is loaded.`;
}

export function describe(state: State, result: Result): string {
  const { view, merges, scheme, at, shown, source } = state;
  const { text, size, rows, long, excerpt, excerptSize, numbers, budget } = result;
  const name =
    source === 'own'
      ? `The text “${[...text.slice(0, 160)].slice(0, 80).join('')}”`
      : source === 'course'
        ? 'The prose of this course'
        : 'The opening of “A Scandal in Bohemia”';
  const about = `${name}, ${some(size.characters, 'character')} in ${some(size.bytes, 'byte')}.`;
  const learned = `Our BPE has ${some(bpeWith(merges).merges.length, 'merge')} of ${whole(merges)} asked for.`;
  if (view === 'numbers') {
    const columns = numbers.columns.map(
      (column) =>
        `${column.name}: ${numbers.items.map((_, i) => column.pieces[i].map(seen).join('|')).join(', ')}${column.lengths.length ? ` (${waysOf(column).join(', ')})` : ''}.`,
    );
    return [about, 'Each number is split by itself, token by token.', ...columns, learned].join(' ');
  }
  if (view === 'budget') return [about, budgetWords(budget, text), gaugeWords(budget), learned].join(' ');
  if (!shown)
    return `${about} It can be split into characters, bytes, words or learned tokens; how many each needs is not shown yet. ${learned}`;
  const row = rows.find((row) => row.scheme === scheme);
  const chosen = row
    ? `Chosen: ${schemeNames[scheme]}, token ${Math.min(at, row.shown.length)}. ${cutWords(row, at, excerpt)}`
    : `Chosen: ${schemeNames[scheme]}, token ${at}, shown once this encoding is loaded.`;
  return [
    about,
    long ? `Of its first ${some(excerptSize.characters, 'character')}:` : '',
    ...measured(rows, excerptSize).map(rowWords),
    learned,
    chosen,
  ].join(' ');
}

export function notice({ view, source, text }: State, { long, numbers, size }: Result): string | undefined {
  if (view === 'numbers')
    return numbers.found ? undefined : 'There is no number in this text: the figure shows its own.';
  if (source === 'own' && text === '') return 'Your text is empty: there is nothing to split. Type one below.';
  if (source === 'own' && text.trim() === '')
    return 'Your text is white space alone: characters, bytes and tokens, but no words.';
  if (long && view === 'compare')
    return `The text has ${whole(size.characters)} characters: the first tokens are drawn, and all of it is counted, in your browser.`;
  return undefined;
}

/** Characters of a text that take more than one byte. */
export function wideCharacters(text: string): string {
  const wide = [...new Set(text)]
    .filter((character) => bytesOf(character).length > 1 && !/[\p{M}\p{Cf}]/u.test(character))
    .slice(0, 3);
  return wide.map((character) => `${character} takes ${bytesOf(character).length} bytes`).join(', ');
}
