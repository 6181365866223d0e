import { Encoding, type Encoded, type Ranks } from './encode';
import type { EncodingName } from './encodings';
import type { FromWorker, ToWorker } from './protocol';

export interface Serving {
  post(message: FromWorker): void;
  /** fetches a list of tokens */
  read(url: string): Promise<Ranks>;
  /** milliseconds of work before messages get their turn */
  slice: number;
}

/** The worker's side. Everything it throws becomes a message. */
export function serve({ post, read, slice }: Serving): (message: ToWorker) => void {
  const learned = new Map<EncodingName, Encoding>();
  const wanted = new Set<number>();

  async function learn(name: EncodingName, url: string): Promise<void> {
    try {
      if (!learned.has(name)) learned.set(name, new Encoding(name, await read(url)));
      post({ kind: 'learned', name });
    } catch (error) {
      post({ kind: 'notLearned', name, reason: reasonOf(error) });
    }
  }

  async function encode({ run, name, texts, shown }: Extract<ToWorker, { kind: 'encode' }>): Promise<void> {
    wanted.add(run);
    try {
      const encoding = learned.get(name);
      if (!encoding) throw new Error('This encoding is not loaded.');
      const encoded: Encoded[] = [];
      for (const text of texts) {
        const steps = encoding.encode(text, shown);
        let until = performance.now() + slice;
        let step = steps.next();
        for (; !step.done; step = steps.next()) {
          if (performance.now() < until) continue;
          await new Promise((turn) => setTimeout(turn));
          if (!wanted.has(run)) return;
          until = performance.now() + slice;
        }
        encoded.push(step.value);
      }
      post({ kind: 'encoded', run, encoded });
    } catch (error) {
      post({ kind: 'notEncoded', run, reason: reasonOf(error) });
    } finally {
      wanted.delete(run);
    }
  }

  return (message) => {
    if (message.kind === 'learn') void learn(message.name, message.url);
    else if (message.kind === 'encode') void encode(message);
    else wanted.delete(message.run);
  };
}

/** A list of tokens is a module of the site: the browser has it in its cache when the page has fetched it. */
export const readModule = async (url: string): Promise<Ranks> =>
  ((await import(/* @vite-ignore */ url)) as { default: Ranks }).default;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
