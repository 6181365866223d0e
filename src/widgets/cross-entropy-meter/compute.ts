import { bits } from '@/models/language/bits';
import { crossEntropy, logitGradient, surprisal } from '@/models/language/crossEntropy';
import { entropy } from '@/models/language/sampling';
import { meanLoss, perplexity } from '@/models/language/sequenceLoss';
import { shares } from '@/models/language/shares';
import { softTarget } from '@/models/language/softTarget';
import type { StateOf } from '@/state/dials';
import { dials, earlier, tokens } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

const curve = Array.from({ length: 100 }, (_, k) => (k + 1) / 100).map((p): [number, number] => [p, surprisal(p)]);

/** A link may hold any row: what is missing is 0, what does not sum to 1 is read as shares. */
const readShares = ([row = []]: readonly number[][]) => shares(tokens.map((_, i) => row[i] ?? 0));

export function compute({ prediction, target: chosen, softening, others }: State) {
  const predicted = readShares(prediction);
  const y = chosen - 1;
  const target = softTarget(tokens.length, y, softening);
  const loss = crossEntropy(target, predicted);
  const p = predicted[y]!;
  const positions = [...earlier.map((_, i) => others[0]?.[i] ?? dials.others.initial[0]![i]!), p];
  const mean = meanLoss(positions);
  return {
    predicted,
    target,
    y,
    p,
    loss,
    lossBits: bits(loss),
    /** −ln p̂(y), the loss with a one-hot target. */
    surprisal: surprisal(p),
    /** H(p): no prediction has a smaller loss. */
    least: entropy(target),
    uniform: surprisal(1 / tokens.length),
    gradient: logitGradient(target, predicted),
    positions: positions.map((probability) => ({ p: probability, loss: surprisal(probability) })),
    mean,
    meanBits: bits(mean),
    perplexity: perplexity(mean),
    /** The true token with half its probability, and with twice. */
    halved: { p: p / 2, loss: surprisal(p / 2) },
    doubled: { p: Math.min(1, 2 * p), loss: surprisal(Math.min(1, 2 * p)) },
    perHalving: surprisal(1 / 2),
    perHalvingBits: bits(surprisal(1 / 2)),
    curve,
  };
}
