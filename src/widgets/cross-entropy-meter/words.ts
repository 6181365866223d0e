import { format, formatAbove, formatExact, formatFixed } from '@/viz/format';
import type { Result, State } from './compute';
import { earlier, first, tokens } from './dials';

export const share = (p: number) => formatAbove(p, 3);
/** Losses to three decimals: 1.609, 2.303; ∞. */
export const nats = (loss: number) => formatFixed(loss, 3);
const list = (items: readonly string[]) => `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** What the number means, in one sentence. */
export function verdict({ loss, y, p, predicted, uniform, positions, mean }: Result): string {
  if (loss === Infinity)
    return predicted[y] === 0
      ? `The loss is ∞: “${tokens[y]}” was ruled out, and it came.`
      : 'The loss is ∞: a token that can be true was ruled out.';
  const others = positions.slice(0, -1).map((position) => position.loss);
  if (p >= 0.9)
    return `A sure and correct token, and still the mean over the text is ${nats(mean)}: judge the average.`;
  const likeliest = predicted.indexOf(Math.max(...predicted));
  if (predicted[likeliest]! >= 0.8)
    return `Sure of “${tokens[likeliest]}”, and wrong: this loss is ${format(loss / uniform, 2)} times that of a uniform guess.`;
  return loss > Math.max(...others)
    ? 'This position costs the most of the six.'
    : `A uniform guess over the ${tokens.length} tokens would cost ln ${tokens.length} = ${nats(uniform)} nats.`;
}

export function describe({ softening, step }: State, result: Result): string {
  const { predicted, target, y, p, loss, lossBits, least, gradient, positions, mean, perplexity } = result;
  const named = (values: ArrayLike<number>, write: (x: number) => string) =>
    list(tokens.map((token, i) => `${token} ${write(values[i]!)}`));
  return [
    `After “${first} ${earlier.join(' ')}” the model gives ${named(predicted, share)}; the true token is “${tokens[y]}”.`,
    softening
      ? `The target is softened by ${formatExact(softening)}: ${named(target, share)}. No prediction can cost less than its entropy, ${nats(least)} nats. The cross-entropy is ${nats(loss)} nats, ${nats(lossBits)} bits.`
      : `The loss is −ln ${share(p)} = ${nats(loss)} nats, ${nats(lossBits)} bits.`,
    `The gradient on the logits is ${named(gradient, (g) => formatFixed(g, 3))}; it sums to 0.`,
    step === 0
      ? 'The mean over the whole text is not shown yet.'
      : `Over the six positions, the mean loss is ${nats(mean)} nats and the perplexity ${format(perplexity)}.`,
    `The earlier positions are given the probabilities ${list(positions.slice(0, -1).map((position) => format(position.p)))}.`,
    verdict(result),
  ].join(' ');
}
