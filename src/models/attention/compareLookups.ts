import { tensor, type Tensor } from '@/tensor';
import { hardLookup, type HardLookup } from './hardDictionary';
import { jacobian } from './jacobian';
import { softLookup, type SoftLookup } from './softDictionary';

export interface Comparison {
  readonly query: Tensor; // [1, dk]
  readonly keys: Tensor; // [n, dk]
  readonly values: Tensor; // [n, d]
  readonly soft: SoftLookup;
  readonly hard: HardLookup;
  /** Euclidean distance between the two answers. */
  readonly distance: number;
  /** ∂o/∂q of each: what the query could learn from its answer. */
  readonly softJacobian: Tensor; // [d, dk]
  readonly hardJacobian: Tensor; // [d, dk]
}

/** The same question asked of a soft and a hard dictionary.
 *  Source: bahdanau2014 §3.1 (a soft alignment can be trained along with the rest).   Leaves out: learned projections.
 *  @param q dk numbers  @param K n rows of dk  @param V n rows of d  @param sharpness β > 0
 *  @throws RangeError when query and keys disagree on dk, or keys and values on n */
export function compareLookups(q: number[], K: number[][], V: number[][], sharpness: number): Comparison {
  const query = tensor([q], { name: 'q', axes: ['', 'dk'] });
  const keys = tensor(K, { name: 'K', axes: ['n', 'dk'] });
  const values = tensor(V, { name: 'V', axes: ['n', 'd'] });
  const soft = softLookup(query, keys, values, sharpness);
  const hard = hardLookup(query, keys, values);
  return {
    query,
    keys,
    values,
    soft,
    hard,
    distance: soft.output.sub(hard.output).square().sum().sqrt().item(),
    softJacobian: jacobian((x) => softLookup(x, keys, values, sharpness).output, query).named('∂o/∂q', ['d', 'dk']),
    hardJacobian: jacobian((x) => hardLookup(x, keys, values).output, query).named('∂hard/∂q', ['d', 'dk']),
  };
}
