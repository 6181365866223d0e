/** One pass of the loop that writes: predict, shape, draw. Appending the token and coming again is the caller's.
 *    z = model(window)      p = what temperature, top-k and top-p leave of softmax(z)      token ~ p
 *  The shares are laid end to end from 0 to 1, likeliest first; the token is the one that the random number u falls into.
 *  (`sample` alone lays them in the order of the vocabulary: the same chances, another token for the same u.) */

import { probabilities, ranked } from './logits';
import type { NextTokenModel } from './nextToken';
import { sample, samplingDistribution, type SamplingOptions } from './sampling';

export interface Pass {
  /** what the model reads: the last tokens that fit into its window */
  readonly window: readonly number[];
  /** [V], the softmax of the logits: what the model says */
  readonly said: Float64Array;
  /** [V], what is drawn from */
  readonly p: Float64Array;
  /** every token, likeliest first */
  readonly order: readonly number[];
  readonly u: number;
  readonly id: number;
}

/** @param u uniform in [0, 1)
 *  @throws RangeError when a setting is out of its range, or the model leaves no token */
export function pass(model: NextTokenModel, ids: readonly number[], u: number, sampling: SamplingOptions): Pass {
  const logits = model.logits(ids);
  const p = samplingDistribution(logits, sampling);
  const order = ranked(logits);
  const place = sample(
    order.map((id) => p[id]),
    u,
  );
  const read = model.reads?.(ids.length) ?? Math.min(ids.length, model.context);
  const window = ids.slice(ids.length - read);
  return { window, said: probabilities(logits), p, order, u, id: order[place] };
}

/** Where the share of a token lies between 0 and 1. */
export function shareOf({ p, order }: Pass, id: number): { from: number; to: number } {
  let from = 0;
  for (const other of order) {
    if (other === id) break;
    from += p[other];
  }
  return { from, to: from + p[id] };
}

/** The running text after each pass.
 *  @param prompt what comes before
 *  @param random one number in [0, 1) a pass
 *  @param options `chosen`: the token that somebody takes at a pass instead of drawing, if any; `stop`: whether the tokens written
 *    so far end the text; `length`: passes at most */
export function write(
  model: NextTokenModel,
  prompt: readonly number[],
  random: (pass: number) => number,
  sampling: SamplingOptions,
  options: {
    readonly length: number;
    readonly chosen?: (pass: number) => number | undefined;
    readonly stop?: (written: readonly number[]) => boolean;
  },
): number[] {
  const ids = [...prompt];
  const written: number[] = [];
  while (written.length < options.length) {
    const t = written.length;
    const id = options.chosen?.(t) ?? pass(model, ids, random(t), sampling).id;
    ids.push(id);
    written.push(id);
    if (options.stop?.(written)) break;
  }
  return written;
}
