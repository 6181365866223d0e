/** Fetches a file into the browser's cache and says how far it is. What arrives is counted after unzipping: the size of the
 *  zipped stream cannot be seen from a page.
 *  @param bytes of the whole file, unzipped
 *  @throws Error with a sentence */
export async function download(
  url: string,
  bytes: number,
  { signal, progress }: { signal: AbortSignal; progress(share: number): void },
): Promise<void> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    throw signal.aborted ? error : new Error(lost, { cause: error });
  }
  if (!response.ok) throw new Error(`The server answered ${response.status} instead of the list of tokens.`);
  if (!response.body) return;
  const reader = response.body.getReader();
  let received = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      received += part.value.length;
      progress(Math.min(1, received / bytes));
    }
  } catch (error) {
    throw signal.aborted ? error : new Error(lost, { cause: error });
  }
}

const lost = 'The list of tokens did not arrive: the connection is gone.';
