import { show } from './errors';
import type { Tensor } from './tensor';

/** A tensor by the name it has on the tape of y: the weights A inside `q.attention(k, v)`, a gate inside `lstmCell`.
 *  A fused kernel is opened into single operations for it.  The nearest to y is taken.
 *  @throws RangeError when nothing y was made from has this name */
export function inner(y: Tensor, name: string): Tensor {
  const seen = new Set<Tensor>();
  let level: readonly Tensor[] = [y];
  while (level.length > 0) {
    const found = level.find((tensor) => tensor.name === name);
    if (found) return found;
    level = [...new Set(level.flatMap((tensor) => tensor.step?.inputs ?? []))].filter((tensor) => !seen.has(tensor));
    for (const tensor of level) seen.add(tensor);
  }
  throw new RangeError(`inner: nothing that ${show(y)} was made from is called ${name}`);
}
