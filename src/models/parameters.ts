/** The learned tensors of a model, under the names they have in a weight file. */

import { Tensor } from '@/tensor';

/** Every tensor under the path that leads to it: `W.h[0].attn.qkv.weight` is 'h.0.attn.qkv.weight'. A tensor that two
 *  parts share is listed once, under its first name; each is given its path as its name. */
export function parameters(weights: object): { [path: string]: Tensor } {
  const found = new Map<Tensor, string>();
  const visit = (part: unknown, path: string): void => {
    if (part instanceof Tensor) {
      if (!found.has(part)) found.set(part.named(path), path);
    } else if (part && typeof part === 'object') {
      for (const [name, inner] of Object.entries(part)) visit(inner, path ? `${path}.${name}` : name);
    }
  };
  visit(weights, '');
  return Object.fromEntries(Array.from(found, ([tensor, path]) => [path, tensor]));
}
