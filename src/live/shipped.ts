/** The small GPT of this site, on the page: fetched when a reader asks for it, then there for every figure.
 *  Reading `state` or `model` inside a derived value follows them. */

import { createSubscriber } from 'svelte/reactivity';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';

export type ShippedState =
  | { readonly status: 'absent' }
  /** `share` of the file that has arrived */
  | { readonly status: 'loading'; readonly share: number }
  | { readonly status: 'ready' }
  | { readonly status: 'failed'; readonly message: string };

let state: ShippedState = { status: 'absent' };
let model: ShippedGpt | undefined;
const listeners = new Set<() => void>();
const follow = createSubscriber((update) => {
  listeners.add(update);
  return () => void listeners.delete(update);
});

function become(next: ShippedState): void {
  state = next;
  for (const tell of listeners) tell();
}

export const shipped = {
  /** What is known before it arrives: the length of the file, which hardly shrinks when zipped, the first eight digits of its
   *  SHA-256, and the tokens the model reads at most. A test holds them against the file. */
  edition: { bytes: 1_108_440, hash: '72ee51a2', context: 128 },

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
    become({ status: 'loading', share: 0 });
    try {
      // Only a page whose reader asked for the model needs the code that reads and runs it.
      const { openShipped } = await import('./openShipped');
      shipped.adopt(await openShipped(shipped.edition, (share) => become({ status: 'loading', share })));
    } catch (error) {
      become({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  },

  /** Takes a model that is there already. */
  adopt(given: ShippedGpt): void {
    model = given;
    become({ status: 'ready' });
  },
};
