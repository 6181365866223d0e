/** The small GPT of this site, on the page: fetched when a reader asks for it, then there for every figure.
 *  Loading it also starts the WebAssembly kernels on the page, because a pass over the whole context takes plain TypeScript
 *  most of a second. Reading `state` or `model` inside a derived value follows them. */

import { createSubscriber } from 'svelte/reactivity';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import { ready } from '@/tensor';

export type ShippedState =
  | { readonly status: 'absent' }
  /** `share` of the file that has arrived */
  | { readonly status: 'loading'; readonly share: number }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly message: string };

/** The edition of the file: its length, and the first eight digits of its SHA-256. A test holds both against the file. */
export const edition = { bytes: 1_108_440, hash: '72ee51a2' };

/** What comes over the network, about: the numbers hardly shrink when zipped. */
export const shippedBytes = edition.bytes;

const url = `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}models/holmes-gpt.safetensors?${edition.hash}`;

let state: ShippedState = { status: 'absent' };
let model: ShippedGpt | undefined;
const listeners = new Set<() => void>();
const follow = createSubscriber((update) => {
  listeners.add(update);
  return () => void listeners.delete(update);
});

function is(next: ShippedState): void {
  state = next;
  for (const tell of listeners) tell();
}

export const shipped = {
  state(): ShippedState {
    follow();
    return state;
  },

  /** Undefined until it is ready. */
  model(): ShippedGpt | undefined {
    follow();
    return model;
  },

  /** To be called when a reader asks for it, never by itself: it costs them a megabyte. A failure becomes a sentence in `state`. */
  async load(): Promise<void> {
    if (state.status === 'loading' || state.status === 'ready') return;
    is({ status: 'loading', share: 0 });
    try {
      const kernels = ready();
      const { fetchKept } = await import('./fetchKept');
      const file = await fetchKept(url, edition.bytes, (share) => is({ status: 'loading', share }));
      await kernels;
      await shipped.adopt(file);
    } catch (error) {
      is({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  },

  /** Takes a file that is there already; rejected with a RangeError that says what is wrong with it. */
  async adopt(file: Uint8Array): Promise<void> {
    // Only a page whose reader asked for the model needs the code that reads and runs it.
    const { readShipped } = await import('@/models/transformer/shippedGpt');
    model = readShipped(file);
    is({ status: 'ready' });
  },
};
