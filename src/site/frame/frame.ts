import type { Snippet } from 'svelte';

/** How a page places a figure. Plain JSON only: island props lose everything else. */
export interface FrameProps {
  /** Name of the place, when the same figure stands more than once on a page. */
  as?: string;
  /** Dial values and `preset`, as the chapter wrote them. */
  props?: Record<string, unknown>;
  /** Dials the chapter takes away or fixes. */
  hide?: readonly string[];
  lock?: readonly string[];
  /** "5.3", where the page numbers its figures. */
  number?: string;
  size?: 'text' | 'wide' | 'full';
  /** Level of the title's heading on this page. */
  heading?: 1 | 2 | 3 | 4;
  /** Where the figure stands: some places need less frame. */
  place?: 'chapter' | 'slide' | 'embed' | 'home' | 'gallery';
  /** The chapter's own caption. */
  children?: Snippet;
}
