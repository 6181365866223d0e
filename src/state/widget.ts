import type { Snippet } from 'svelte';
import type { DialTable } from './dials';
import type { Figure } from './figure';
import type { Shared } from './shared.svelte';

/** What the frame hands to the drawing of a figure. `F` is the type of the default export of its params.ts. */
export type WidgetProps<F> =
  F extends Figure<infer D extends DialTable, infer R>
    ? {
        /** Read `shared.values.…`, turn dials with `shared.set({ … })`. */
        shared: Shared<D, R>;
        /** What `compute` answered for the values as they stand. */
        result: R;
        /** Draws the named dials, or, without names, every dial that is not drawn elsewhere. */
        controls: Snippet<[names?: readonly string[]]>;
      }
    : never;
