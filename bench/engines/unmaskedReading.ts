import { gpt } from '@/models/transformer/gpt';
import { readShipped } from '@/models/transformer/shippedGpt';
import { keep, tensor } from '@/tensor';
import type { Job } from '../engine';
import type { GptReading } from '../workloads/gptReading';

/** The last token, with keys and values of those before it at hand. */
export function nextToken({ model: { W, options }, ids }: GptReading): Job {
  const before = gpt(tensor(ids.slice(0, -1)), W, options);
  const past = before.blocks.map(({ k, v }) => ({ k: keep(k), v: keep(v) }));
  const read = (): Float32Array => gpt(tensor(ids.slice(-1)), W, { ...options, past }).logits.data.slice();
  return { once: () => void read(), read };
}

/** Every layer, head and logit of all tokens. */
export function wholePass({ model: { W, options }, ids }: GptReading): Job {
  const read = (): Float32Array => gpt(tensor(ids), W, options).logits.data.slice();
  return { once: () => void read(), read };
}

/** From the bytes of the file to the first prediction. */
export function opening({ file, ids }: GptReading): Job {
  const read = (): Float32Array => {
    const { W, options } = readShipped(file);
    return gpt(tensor(ids), W, options).logits.data.slice();
  };
  return { once: () => void read(), read };
}
