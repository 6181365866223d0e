import { format, formatAbove, formatExact } from '@/viz/format';
import type { Result, State } from './compute';

/** "3", "−∞"; a typed logit is said in full. */
const score = (x: number) => formatExact(x);
export const share = (p: number) => formatAbove(p, 3);
export const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** e to a number that is too large to be written out. */
export const power = (x: number) => `e^${format(x, 4)}`;

/** What becomes of the softmax as it is written, in one sentence. */
export function naiveVerdict({ temperature }: State, { soft }: Result): string {
  if (!soft) return 'No token is left: 0/0 has no value.';
  if (!soft.naive) return 'The naive way divides by T, and T is 0.';
  const exponent = power(soft.largest / temperature);
  const { outcome } = soft.naive;
  if (outcome === 'overflows')
    return soft.largest / temperature > soft.edge
      ? `The naive way overflows: ${exponent} is larger than any number here. Subtracting the maximum gives the answer above.`
      : `The naive way overflows: the sum of the exponentials, the largest ${exponent}, is larger than any number here.`;
  if (outcome === 'underflows')
    return `The naive way fails: ${exponent} is so small that it is stored as 0, and 0/0 has no value. Subtracting the maximum gives the answer above.`;
  return `The naive way still works here: the largest exponent is ${format(soft.largest / temperature)}, and 64-bit numbers last up to ${format(soft.edge, 4)}.`;
}

export function describe(state: State, result: Result): string {
  const { temperature, shift, naive, step } = state;
  const { unshifted, tokens, left, soft } = result;
  const lines = [
    `${tokens.length} tokens have logits ${list(unshifted.map((x, i) => `${tokens[i]} ${score(x)}`))}${shift ? `, all shifted by ${formatExact(shift)}` : ''}.`,
  ];
  if (!soft) lines.push('Every logit is −∞: no token is left, and the softmax has no value.');
  else {
    const shares = list(tokens.map((token, i) => `${token} ${share(soft.probabilities[i]!)}`));
    lines.push(
      temperature === 0
        ? `At temperature 0 the softmax is the argmax: ${shares}.`
        : `At temperature ${formatExact(temperature)} their probabilities are ${shares}.`,
      `Their entropy is ${format(soft.entropy)} nats, ${format(soft.entropyBits)} bits, of at most ln ${left} = ${format(soft.mostEntropy)} nats.`,
      `The mean logit is ${format(soft.expected, 4)}, the largest ${format(soft.largest, 4)}, T times the log-sum-exp of x/T ${format(soft.logSumExp, 4)}.`,
    );
    lines.push(
      step
        ? `The curve runs from temperature ${format(soft.curve[0]!.T)}, where ${tokens[soft.best]} has ${share(soft.curve[0]!.p[soft.best]!)}, to ${format(soft.curve.at(-1)!.T)}, where it has ${share(soft.curve.at(-1)!.p[soft.best]!)}; the lines never cross.`
        : 'The curve over all temperatures is not shown yet.',
    );
  }
  if (temperature !== 1 && !soft) lines.push(`The temperature is ${formatExact(temperature)}.`);
  if (naive) lines.push(naiveVerdict(state, result));
  return lines.join(' ');
}
