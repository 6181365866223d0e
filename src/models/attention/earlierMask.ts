/** A causal mask that also hides the token itself. */
import { ones, type Tensor } from '@/tensor';

/** Position i may see j < i only, [T, T], 1 = allowed. The first token sees nothing, so its softmax is 0/0: real models keep the diagonal. */
export function earlierOnly(T: number): Tensor {
  return ones([T, T]).tril(-1).named('M', ['T', 'T']);
}
