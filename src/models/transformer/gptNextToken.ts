/** A GPT as the loop that writes wants it: scores of the next token after any text that is not empty. */

import type { NextTokenModel } from '../language/nextToken';
import { cachedReader, windowStart } from './gptCache';
import type { ShippedGpt } from './shippedGpt';

/** `logits` throws a RangeError when there is no token. */
export function gptNextToken({ W, options, sizes }: ShippedGpt): NextTokenModel {
  const { vocabulary, context } = sizes;
  return {
    vocabulary,
    context,
    reads: (length) => length - windowStart(length, context),
    logits: cachedReader(W, options, context),
  };
}
