/** The published tokenizers of this page: fetched when a reader asks for one, then kept for every figure. */
import { download } from './download';
import type { Encoded } from './encode';
import { encodings, type EncodingName } from './encodings';
import { openHost, type Ear, type Host } from './host';
import type { FromWorker } from './protocol';
import { ranksUrl } from './ranks';

export type EncodingState =
  | { readonly status: 'absent' }
  /** `share` of the file that has arrived; then it is read */
  | { readonly status: 'loading'; readonly share: number }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly message: string };

/** Some texts being encoded. */
export interface Encode {
  /** Rejected with a sentence, never after `drop`. */
  readonly encoded: Promise<readonly Encoded[]>;
  /** Nobody waits for it any more. */
  drop(): void;
}

export interface Means {
  open(ear: Ear): Host;
  download: typeof download;
  url(name: EncodingName): string;
}

interface Waiting {
  resolve(encoded: readonly Encoded[]): void;
  reject(reason: Error): void;
}

const absent: EncodingState = { status: 'absent' };

export class Library {
  readonly #means: Means;
  #host: Host | undefined;
  #states = new Map<EncodingName, EncodingState>();
  #downloads = new Map<EncodingName, AbortController>();
  #waiting = new Map<number, Waiting>();
  #listeners = new Set<() => void>();
  #run = 0;

  constructor(means: Means) {
    this.#means = means;
  }

  /** @returns the end of it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  state(name: EncodingName): EncodingState {
    return this.#states.get(name) ?? absent;
  }

  /** To be called when a reader asks for it, and never by itself: it costs them data. */
  async load(name: EncodingName): Promise<void> {
    const { status } = this.state(name);
    if (status === 'ready' || status === 'loading') return;
    const controller = new AbortController();
    this.#downloads.set(name, controller);
    const progress = (share: number) => this.#is(name, { status: 'loading', share });
    progress(0);
    try {
      const url = this.#means.url(name);
      await this.#means.download(url, encodings[name].bytes, {
        signal: controller.signal,
        progress: (share) => controller.signal.aborted || progress(share),
      });
      if (controller.signal.aborted) return;
      progress(1);
      this.#host ??= this.#means.open({ heard: (message) => this.#heard(message), broke: () => this.#broke() });
      this.#host.post({ kind: 'learn', name, url });
    } catch (error) {
      if (!controller.signal.aborted) this.#is(name, { status: 'failed', message: messageOf(error) });
    }
  }

  /** Ends a download. What has arrived is thrown away. */
  cancel(name: EncodingName): void {
    if (this.state(name).status !== 'loading') return;
    this.#downloads.get(name)?.abort();
    this.#is(name, absent);
  }

  /** @param shown how many tokens of each text are told one by one */
  encode(name: EncodingName, texts: readonly string[], shown: number): Encode {
    const run = ++this.#run;
    const encoded = new Promise<readonly Encoded[]>((resolve, reject) => {
      this.#waiting.set(run, { resolve, reject });
    });
    this.#host?.post({ kind: 'encode', run, name, texts, shown });
    return {
      encoded,
      drop: () => {
        if (this.#waiting.delete(run)) this.#host?.post({ kind: 'drop', run });
      },
    };
  }

  #heard(message: FromWorker): void {
    if (message.kind === 'learned' || message.kind === 'notLearned') {
      if (this.state(message.name).status !== 'loading') return; // it was cancelled meanwhile
      if (message.kind === 'learned') return this.#is(message.name, { status: 'ready' });
      this.#is(message.name, { status: 'failed', message: notRead });
      // A worker that could not load a module may never be able to.
      if (![...this.#states.values()].some(({ status }) => status === 'ready')) this.#close();
      return;
    }
    const waiting = this.#waiting.get(message.run);
    this.#waiting.delete(message.run);
    if (message.kind === 'encoded') waiting?.resolve(message.encoded);
    else waiting?.reject(new Error(message.reason));
  }

  #broke(): void {
    this.#close();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error(stopped));
    for (const [name, { status }] of this.#states)
      if (status === 'ready' || status === 'loading') {
        this.#downloads.get(name)?.abort();
        this.#is(name, { status: 'failed', message: stopped });
      }
  }

  #close(): void {
    this.#host?.close();
    this.#host = undefined;
  }

  #is(name: EncodingName, state: EncodingState): void {
    this.#states.set(name, state);
    for (const listener of this.#listeners) listener();
  }
}

const stopped = 'The tokenizer has stopped.';
const notRead = 'The list of tokens arrived, but it could not be read.';
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One for all figures of a page. */
export const library = new Library({ open: openHost, download, url: ranksUrl });
