/** One head of a trained GPT, stage by stage, in the form every other head of this course has. */
import type { Tensor } from '@/tensor';
import type { ShippedGpt } from '../transformer/shippedGpt';
import { divisorOf, type Divisor, type HeadStages } from './head';
import { attend } from './scaledDotProduct';

/** Values have as many numbers as keys; this many of them are mixed. */
const shown = 6;

/** @param ids at most the context
 *  @param mask [T, T], 1 = allowed; the blocks before this one are causal, whatever it says
 *  @returns the stages, V and output being the first few of their numbers, and dk */
export function trainedHead(
  ids: readonly number[],
  { run, options }: ShippedGpt,
  { layer, head, divisor }: { layer: number; head: number; divisor: Divisor },
  mask: Tensor,
): HeadStages & { dk: number } {
  const block = run(ids).blocks[layer]!;
  const dk = block.q.shape[1]! / options.heads;
  const part = (x: Tensor, width: number): Tensor => x.narrow(1, head * dk, width);
  const Q = part(block.q, dk).named('Q', ['T', 'dk']);
  const K = part(block.k, dk).named('K', ['T', 'dk']);
  const V = part(block.v, shown).named('V', ['T', 'dv']);
  return { Q, K, V, dk, ...attend(Q, K, V, { divisor: divisorOf(divisor, dk), mask }) };
}
