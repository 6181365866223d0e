const shelf = 'unmasked-models';

/** A file from this site, kept in the browser's own store, so that it comes over the network once. What an older edition of it
 *  left there, under the same path with another query, goes.
 *  @param bytes how long it is, unzipped; the browser does not tell
 *  @param progress called with the share that has arrived
 *  @throws Error with a sentence */
export async function fetchKept(url: string, bytes: number, progress: (share: number) => void): Promise<Uint8Array> {
  const store = await openStore();
  const kept = await store?.match(url);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const file = await arriving(url, bytes, progress);
  if (file.length !== bytes) throw new Error('The model did not arrive whole.');
  await store?.delete(url, { ignoreSearch: true });
  await store?.put(url, new Response(file)).catch(() => undefined); // a full disk is no reason to fail
  return file;
}

/** A sandboxed frame has no store. */
async function openStore(): Promise<Cache | undefined> {
  try {
    return await caches.open(shelf);
  } catch {
    return undefined;
  }
}

async function arriving(
  url: string,
  bytes: number,
  progress: (share: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch (error) {
    throw new Error(lost, { cause: error });
  }
  if (!response.ok) throw new Error(`The server answered ${response.status} instead of the model.`);
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  const parts: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      received += part.value.length;
      progress(Math.min(1, received / bytes));
    }
  } catch (error) {
    throw new Error(lost, { cause: error });
  }
  const file = new Uint8Array(received);
  let at = 0;
  for (const part of parts) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

const lost = 'The model did not arrive: the connection is gone.';
