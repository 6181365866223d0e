/** What a figure says of a text that the site's GPT is to read. */
import { counted, whole } from './count';

/** Characters of English that come to more tokens than the model reads, as a rule. */
const longText = 500;

/** @param context T, tokens the model reads at most
 *  @param read what it read; undefined until it is on the page */
export function promptWords(
  text: string,
  context: number,
  read?: { readonly pieces: readonly string[]; readonly left: number },
): string[] {
  const said: string[] = [];
  if (text === '') said.push('Your text is empty: the model reads only the line break that begins a paragraph.');
  else if (text.trim() === '') said.push('Your text is blank: the model reads a line break and the blanks after it.');
  if (!read) {
    if (text.length > longText)
      said.push(
        `Your text has ${whole(text.length)} characters. The model reads ${context} tokens at most: of a longer text, the end.`,
      );
    return said;
  }
  const { pieces, left } = read;
  const bytes = pieces.filter((piece) => piece.includes('⟨')).length;
  if (left > 0)
    said.push(
      `The model reads ${pieces.length} tokens: the last of your text. The first ${left}, the line break among them, are left out.`,
    );
  if (/[“”‘’]/.test(text))
    said.push(
      'Your quotation marks are curly; the stories have straight ones, so the model reads yours as bytes it hardly ever met.',
    );
  else if (bytes > 0)
    said.push(
      `${counted(bytes, 'token')} ${bytes === 1 ? 'is' : 'are'} a part of a character only: the model hardly ever met it, so its bytes stand apart.`,
    );
  return said;
}
