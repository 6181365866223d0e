import { expect, test } from 'vitest';
import type { Ear, Host } from './host';
import { Library, type Means } from './library';
import type { ToWorker } from './protocol';
import { serve } from './serve';

const bytes = Array.from({ length: 256 }, (_, byte) => (byte < 128 ? String.fromCharCode(byte) : [byte]));
const turn = () => new Promise((later) => setTimeout(later, 5));

/** A library whose host is in this thread and knows the 256 bytes; `ear` speaks for it. */
function made(means: Partial<Means> = {}) {
  const said: ToWorker[] = [];
  let ear: Ear | undefined;
  let closed = 0;
  const open = (given: Ear): Host => {
    ear = given;
    const tell = serve({ post: (message) => given.heard(message), read: async () => bytes, slice: 0 });
    return { post: (message) => (said.push(message), tell(message)), close: () => void closed++ };
  };
  const library = new Library({ open, download: async () => undefined, url: (name) => name, ...means });
  return { library, said, breaks: () => ear!.broke(), closed: () => closed };
}

test('nothing is fetched until it is asked for', async () => {
  const { library, said } = made();
  expect(library.state('cl100k')).toEqual({ status: 'absent' });
  await turn();
  expect(said).toEqual([]);
});

test('an encoding is loaded once and then encodes', async () => {
  const { library, said } = made();
  await Promise.all([library.load('cl100k'), library.load('cl100k')]);
  await turn();
  expect(library.state('cl100k')).toEqual({ status: 'ready' });
  expect(said).toHaveLength(1);
  const [encoded] = await library.encode('cl100k', ['hé'], 2).encoded;
  expect(encoded).toEqual({ tokens: 3, ids: [104, 195], bytes: [[104], [195]] });
});

test('progress is told as it arrives', async () => {
  const shares: number[] = [];
  const { library } = made({
    download: async (_url, _bytes, { progress }) => {
      progress(0.25);
      progress(0.75);
    },
  });
  library.subscribe(() => {
    const state = library.state('gpt2');
    if (state.status === 'loading') shares.push(state.share);
  });
  await library.load('gpt2');
  expect(shares).toEqual([0, 0.25, 0.75, 1]);
});

test('a cancelled download leaves nothing behind and can be asked for again', async () => {
  const signals: AbortSignal[] = [];
  let arrive = () => {};
  const { library, said } = made({
    download: (_url, _bytes, { signal }) => {
      signals.push(signal);
      return new Promise((resolve) => (arrive = resolve));
    },
  });
  const loading = library.load('o200k');
  library.cancel('o200k');
  expect(signals[0]!.aborted).toBe(true);
  expect(library.state('o200k')).toEqual({ status: 'absent' });
  arrive();
  await loading;
  expect(said).toEqual([]);
  const again = library.load('o200k');
  arrive();
  await again;
  await turn();
  expect(library.state('o200k').status).toBe('ready');
});

test('what goes wrong is a sentence, and a retry may succeed', async () => {
  let fails = true;
  const { library } = made({
    download: async () => {
      if (fails) throw new Error('The server answered 404 instead of the list of tokens.');
    },
  });
  await library.load('cl100k');
  expect(library.state('cl100k')).toEqual({
    status: 'failed',
    message: 'The server answered 404 instead of the list of tokens.',
  });
  fails = false;
  await library.load('cl100k');
  await turn();
  expect(library.state('cl100k').status).toBe('ready');
});

test('a worker that stops takes its encodings with it, and whoever waits hears of it', async () => {
  const { library, breaks, closed } = made();
  await library.load('cl100k');
  await turn();
  const { encoded } = library.encode('cl100k', ['text'], 4);
  breaks();
  await expect(encoded).rejects.toThrow('has stopped');
  expect(library.state('cl100k').status).toBe('failed');
  expect(closed()).toBe(1);
  await library.load('cl100k');
  await turn();
  expect(library.state('cl100k').status).toBe('ready');
});
