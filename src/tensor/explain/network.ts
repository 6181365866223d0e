import { productShapes } from '../forward/matmul';
import { broadcastIndex, indexAt, sizeOf } from '../shape';
import type { Tensor } from '../tensor';
import { each } from './elementwise';
import type { ExplanationTable, Question } from './explain';
import { call, difference, mean, negative, number, power, product, quotient, sum, type Formula } from './formula';

/** The entries of an input on the line through `index` along `dim`. */
function line({ inputs: [x], index, operand }: Question, dim: number): Formula[] {
  return Array.from({ length: x.shape[dim] }, (_, i) =>
    operand(
      x,
      index.map((at, axis) => (axis === dim ? i : at)),
    ),
  );
}

/** x_i for a line of entries, all less their largest where float64 could not hold e^{x_i}. */
function exponents(entries: Formula[], largest: number): Formula[] {
  const tooLarge = Math.abs(largest) > 300 && Number.isFinite(largest);
  return tooLarge ? entries.map((x) => difference(x, number(largest))) : entries;
}

/** Σ e^{x_i} */
const partition = (of: Formula[]): Formula => sum(...of.map((x) => call('exp', x)));

function largestOn(x: Tensor, index: readonly number[], dim: number): number {
  const values = Array.from({ length: x.shape[dim] }, (_, i) =>
    x.at(...index.map((at, axis) => (axis === dim ? i : at))),
  );
  return Math.max(...values);
}

const sigmoid = (x: Formula): Formula => quotient(number(1), sum(number(1), call('exp', negative(x))));
const softplus = (x: Formula): Formula => call('log', sum(number(1), call('exp', x)));

/** −Σ_v q_v ln softmax(x)_v for one row of logits; q is 1 at the target but for label smoothing. */
function rowLoss(
  { inputs: [logits, targets], attributes, operand }: Question<Smoothing>,
  row: readonly number[],
): Formula {
  const V = logits.shape[logits.ndim - 1];
  const x = Array.from({ length: V }, (_, v) => operand(logits, [...row, v]));
  const z = exponents(x, largestOn(logits, [...row, 0], row.length));
  const minusLogP = (v: number): Formula => difference(call('log', partition(z)), z[v]);
  const loss = minusLogP(targets.at(...row));
  const smoothing = attributes.labelSmoothing;
  if (smoothing === 0) return loss;
  const even = mean(x.map((_, v) => minusLogP(v)));
  return sum(product(number(1 - smoothing), loss), product(number(smoothing), even));
}

type Smoothing = { labelSmoothing: number };

export const network = {
  matmul: ({ inputs: [a, b], index, operand }) => {
    const { left, right, batch } = productShapes(a, b);
    const rest = index.slice(batch.length);
    const i = a.ndim === 1 ? [] : [rest[0]];
    const j = b.ndim === 1 ? [] : [rest[rest.length - 1]];
    const batchA = broadcastIndex(index.slice(0, batch.length), left.slice(0, -2));
    const batchB = broadcastIndex(index.slice(0, batch.length), right.slice(0, -2));
    const terms = Array.from({ length: left[left.length - 1] }, (_, k) =>
      product(operand(a, [...batchA, ...i, k]), operand(b, [...batchB, k, ...j])),
    );
    return sum(...terms);
  },

  sigmoid: each(sigmoid),
  tanh: each((x) => call('tanh', x)),
  relu: each((x) => call('max', x, number(0))),
  leakyRelu: (question) => {
    const slope = number(question.attributes.slope);
    return each((x) => sum(call('max', x, number(0)), product(slope, call('min', x, number(0)))))(question);
  },
  gelu: (question) => {
    const cubic = (x: Formula) => sum(x, product(number(0.044715), power(x, 3)));
    const bend = (x: Formula): Formula =>
      question.attributes.approximate === 'tanh'
        ? call('tanh', product(call('sqrt', quotient(number(2), number(Math.PI))), cubic(x)))
        : call('erf', quotient(x, call('sqrt', number(2))));
    return each((x) => product(number(0.5), x, sum(number(1), bend(x))))(question);
  },
  silu: each((x) => product(x, sigmoid(x))),
  softplus: each(softplus),
  logSigmoid: each((x) => negative(softplus(negative(x)))),

  softmax: (question) => {
    const { inputs, index, attributes } = question;
    const z = exponents(line(question, attributes.dim), largestOn(inputs[0], index, attributes.dim));
    return quotient(call('exp', z[index[attributes.dim]]), partition(z));
  },
  logSoftmax: (question) => {
    const { inputs, index, attributes } = question;
    const z = exponents(line(question, attributes.dim), largestOn(inputs[0], index, attributes.dim));
    return difference(z[index[attributes.dim]], call('log', partition(z)));
  },
  crossEntropy: (question) => {
    const { inputs, index, attributes } = question;
    const [, targets] = inputs;
    if (attributes.reduction === 'none')
      return targets.at(...index) === attributes.ignoreIndex ? number(0) : rowLoss(question, index);
    const rows = Array.from({ length: sizeOf(targets.shape) }, (_, n) => indexAt(n, targets.shape));
    const counted = rows.filter((row) => targets.at(...row) !== attributes.ignoreIndex);
    const total = sum(...counted.map((row) => rowLoss(question, row)));
    return attributes.reduction === 'mean' ? quotient(total, number(counted.length)) : total;
  },
  bceWithLogits: ({ inputs: [x, t], operand }) => {
    // −t ln σ(x) − (1 − t) ln(1 − σ(x)) = ln(1 + eˣ) − t x
    const terms = Array.from({ length: x.size }, (_, n) => {
      const [logit, target] = [x, t].map((of) => operand(of, indexAt(n, of.shape)));
      return difference(softplus(logit), product(target, logit));
    });
    return mean(terms);
  },
  mse: ({ inputs: [a, b], operand }) => {
    const at = (of: Tensor, n: number) => operand(of, indexAt(n, of.shape));
    return mean(Array.from({ length: a.size }, (_, n) => power(difference(at(a, n), at(b, n)), 2)));
  },

  layerNorm: (question) => {
    const { index, attributes } = question;
    const row = line(question, index.length - 1);
    const centre = mean(row);
    const variance = mean(row.map((x) => power(difference(x, centre), 2)));
    const own = row[index[index.length - 1]];
    return quotient(difference(own, centre), call('sqrt', sum(variance, number(attributes.eps))));
  },
  rmsNorm: (question) => {
    const { index, attributes } = question;
    const row = line(question, index.length - 1);
    const meanSquare = mean(row.map((x) => power(x, 2)));
    return quotient(row[index[index.length - 1]], call('sqrt', sum(meanSquare, number(attributes.eps))));
  },
} satisfies Partial<ExplanationTable>;
