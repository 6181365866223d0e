/** What each part of a block is for, measured by leaving it out and asking four questions, two of them of the
 *  last token.
 *    order    how far its output moves when the tokens before it are put in reverse order
 *    hears    how far it moves when the first token is another one
 *    keeps    the cosine between a token's vector before the block and after it, the mean over all tokens
 *    size     the root mean square of the stream after the block, over that before it
 *  Moves are lengths relative to the output: |y′ − y| / |y|.   Source: ours.   Leaves out: training; a trained model's loss is
 *  blockFlowLoss.ts. */

import { fromArray, type Tensor } from '@/tensor';
import { gpt, type GptOptions, type Part } from './gpt';
import type { GptWeights } from './gptWeights';

export interface Measured {
  /** undefined where the text is too short to ask */
  order?: number;
  hears?: number;
  keeps: number;
  size: number;
}

/** @param ids at least one token
 *  @param part what is left out */
export function measureWithout(
  ids: readonly number[],
  W: GptWeights,
  options: GptOptions,
  part: Part | undefined,
): Measured {
  const last = ids.length - 1;
  const read = (tokens: readonly number[]): readonly [Tensor, Tensor] => {
    const x = fromArray(tokens, [tokens.length]);
    const { embedded, blocks } = gpt(x, W, { ...options, without: part ? [part] : [] });
    return [embedded, blocks.at(-1)!.residual];
  };
  const row = (x: Tensor, t: number) => x.data.slice(t * x.shape[1]!, (t + 1) * x.shape[1]!);
  const [before, after] = read(ids);
  const output = row(after, last);
  const moved = (tokens: readonly number[]) => {
    const other = row(read(tokens)[1], last);
    return length(other.map((y, c) => y - output[c]!)) / (length(output) || 1);
  };
  const reversed = [...ids.slice(0, last).reverse(), ids[last]!];
  const vocabulary = W.wte.shape[0]!;
  const another = ids.map((id, i) => (i === 0 ? (id + 1) % vocabulary : id));
  const cosines = ids.map((_, t) => {
    const [x, y] = [row(before, t), row(after, t)];
    return x.reduce((sum, value, c) => sum + value * y[c]!, 0) / (length(x) * length(y) || 1);
  });
  return {
    order: reversed.some((id, i) => id !== ids[i]) ? moved(reversed) : undefined,
    hears: last > 0 && vocabulary > 1 ? moved(another) : undefined,
    keeps: cosines.reduce((sum, cosine) => sum + cosine, 0) / ids.length,
    size: length(after.data) / (length(before.data) || 1),
  };
}

const length = (x: Float32Array): number => Math.sqrt(x.reduce((sum, value) => sum + value * value, 0));
