/** Words and marks set as a reader expects them: the space that stands before each token, '' or ' '.
 *  Leaves out: what the text itself had there; a straight quote is taken to open and close in turn. */
export function spacesBefore(tokens: readonly string[]): string[] {
  let open = false;
  let glued = true; // no space at the beginning, nor after an opening mark
  return tokens.map((token) => {
    const quote = token === '"';
    const opens = quote ? !open : /^[([{“‘«¿¡]$/u.test(token);
    const closes = quote ? open : /^[)\]}”’».,;:!?…%]+$/u.test(token);
    const space = glued || closes ? '' : ' ';
    glued = opens;
    if (quote) open = !open;
    return space;
  });
}
