/** Greedy writing goes in circles: the next token depends on the window alone, so once a window comes back, everything after it
 *  comes back too. There are finitely many windows, so without a stop it happens to every model that has one. */

import { greedy } from './logits';
import type { NextTokenModel } from './nextToken';

export interface Circle {
  /** the tokens written until the first window came back */
  readonly written: readonly number[];
  /** tokens written before the circle begins */
  readonly from: number;
  /** tokens of one round */
  readonly period: number;
}

/** @param limit tokens after which the search ends; @returns undefined when no window came back until then */
export function greedyCircle(model: NextTokenModel, prompt: readonly number[], limit: number): Circle | undefined {
  const ids = [...prompt];
  const seenAt = new Map<string, number>();
  for (let t = 0; t <= limit; t++) {
    const window = ids.slice(Math.max(0, ids.length - model.context)).join();
    const from = seenAt.get(window);
    if (from !== undefined) return { written: ids.slice(prompt.length), from, period: t - from };
    seenAt.set(window, t);
    ids.push(greedy(model.logits(ids)));
  }
  return undefined;
}
