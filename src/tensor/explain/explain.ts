/** Where a number came from. The tape knows the operation and its inputs; a row of the table of explanations says which
 *  entries of those inputs went into one entry of the result, and by what formula. */

import { show } from '../errors';
import type { Attributes, OperationName, Step } from '../operations';
import { positionOf } from '../shape';
import type { Tensor } from '../tensor';
import type { Formula } from './formula';
import { number } from './formula';
import { explanations } from './table';

/** An entry that went into another; it can be explained in turn. */
export interface Operand {
  tensor: Tensor;
  index: readonly number[];
  value: number;
}

export interface Explanation {
  tensor: Tensor;
  index: readonly number[];
  value: number;
  /** 'matmul', 'softmax', …; 'input' when nothing made it */
  operation: OperationName | 'input';
  formula: Formula;
  operands: readonly Operand[];
}

/** What a row of the table reads: which entry is asked for, and how it was made. */
export interface Question<A = unknown> {
  y: Tensor;
  index: readonly number[];
  inputs: readonly Tensor[];
  attributes: A;
  /** Adds an entry to the operands (once), and stands for it in the formula. */
  operand(tensor: Tensor, index: readonly number[]): Formula;
}

export type ExplanationTable = { [K in OperationName]: (question: Question<Attributes[K]>) => Formula };

/** Says where the entry `index` of a tensor came from: the operation, its formula, and the operands with their values.
 *  `evaluate(formula, operands' values)` is the entry again. Operands are followed through views to the tensor that has
 *  a name: an entry of Q.matmul(K.T) answers with entries of Q and K. An input answers with its own value, no operands.
 *  @throws RangeError when the tensor has no such entry */
export function explain(tensor: Tensor, index: readonly number[]): Explanation {
  const inside = index.map((i, axis) => (i < 0 ? i + tensor.shape[axis] : i));
  const value = tensor.at(...inside);
  const about = { tensor, index: inside, value };
  if (!tensor.step) return { ...about, operation: 'input', formula: number(value), operands: [] };
  const operands: Operand[] = [];
  const places = new Map<Tensor, Map<number, number>>();
  const operand = (of: Tensor, at: readonly number[]): Formula => {
    const source = followViews(of, at);
    if (isConstant(source.tensor)) return number(source.value);
    const known = places.get(source.tensor) ?? new Map<number, number>();
    places.set(source.tensor, known);
    const position = positionOf(source.index, source.tensor.shape);
    if (!known.has(position)) known.set(position, operands.push(source) - 1);
    return { kind: 'operand', of: known.get(position)! };
  };
  const formula = ask(tensor, inside, tensor.step, operand);
  return { ...about, operation: tensor.step.operation, formula, operands };
}

function ask<K extends OperationName>(
  y: Tensor,
  index: readonly number[],
  { operation, inputs, attributes }: Step<K>,
  operand: Question['operand'],
): Formula {
  return explanations[operation]({ y, index, inputs, attributes, operand });
}

/** A plain number in the source, as the 2 of x.div(2). */
const isConstant = ({ step, ndim, name, requiresGrad }: Tensor): boolean =>
  !step && ndim === 0 && name === '' && !requiresGrad;

const moving: OperationName[] = ['transpose', 'permute', 'reshape', 'broadcastTo', 'slice'];
const choosing: OperationName[] = ['gather', 'embedding', 'concat', 'stack', 'take'];
const views: ReadonlySet<OperationName> = new Set([...moving, ...choosing]);

/** The entry itself, or the one it only shows: through views without a name of their own (Kᵀ is K seen sideways). */
function followViews(tensor: Tensor, index: readonly number[]): Operand {
  const { step, name } = tensor;
  const ownName = name !== '' && name !== `${step?.inputs[0].name}ᵀ`;
  if (!step || ownName || !views.has(step.operation)) return { tensor, index, value: tensor.at(...index) };
  let seen: Operand | null = null;
  ask(tensor, index, step, (of, at) => {
    seen = followViews(of, at);
    return number(seen.value);
  });
  if (!seen) throw new RangeError(`explain: ${show(tensor)} is a view of nothing`);
  return seen;
}
