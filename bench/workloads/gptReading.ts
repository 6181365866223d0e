/** The shipped GPT as a figure uses it, with weights of its sizes drawn at random. */

import {
  packGpt,
  mergesAsText,
  readShipped,
  shippedBpe,
  shippedSizes,
  type ShippedGpt,
} from '@/models/transformer/shippedGpt';
import { initialGpt } from '@/models/transformer/gptWeights';
import { trainBpe } from '@/models/text/bpe/train';
import { rng } from '@/tensor';
import { shuffled } from './bpe';

export interface GptReading {
  readonly file: Uint8Array;
  readonly model: ShippedGpt;
  /** tokens that stand before */
  readonly ids: readonly number[];
}

export function gptReading(tokens: number): GptReading {
  const W = initialGpt(shippedSizes, rng(1));
  const tokenizer = trainBpe(shuffled(), { ...shippedBpe, merges: shippedSizes.vocabulary - 256 });
  const file = packGpt(W, mergesAsText(tokenizer.merges), {});
  const ids = Array.from({ length: tokens }, (_, at) => (at * 37) % shippedSizes.vocabulary);
  return { file, model: readShipped(file), ids };
}
