import { bits } from '@/models/language/bits';
import { greedy } from '@/models/language/logits';
import { largestExponent, naiveSoftmax } from '@/models/language/naiveSoftmax';
import { entropy } from '@/models/language/sampling';
import { expectedLogit, logSumExp } from '@/models/language/smoothMax';
import { softmaxStages } from '@/models/language/softmaxStages';
import { keepsRanking, temperatureCurve, temperatures } from '@/models/language/temperatureCurve';
import type { StateOf } from '@/state/dials';
import { tensor } from '@/tensor';
import { coldest, highest, hottest, least, letters, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

/** A link may hold any row: at least two logits, and a finite one no lower than the picture goes. */
const readLogits = ([row = []]: readonly number[][]): number[] =>
  Array.from({ length: Math.max(least, row.length) }, (_, i) => {
    const logit = row[i] ?? 0;
    return logit === -Infinity ? logit : Math.max(-highest, logit);
  });

const axis = temperatures(coldest, hottest, 49);

export function compute({ logits: matrix, temperature, shift }: State) {
  const unshifted = readLogits(matrix);
  const logits = unshifted.map((x) => x + shift);
  const tokens = letters.slice(0, logits.length);
  const left = logits.filter((x) => x > -Infinity).length;
  const common = { unshifted, logits, tokens, left };
  if (left === 0) return { ...common, soft: undefined };

  const stages = softmaxStages(logits, temperature);
  const p = stages.probabilities;
  const best = greedy(logits);
  const x = tensor(logits, { name: 'x', axes: ['V'] });
  return {
    ...common,
    soft: {
      ...stages,
      best,
      /** Tokens whose logit is the largest, by letter. */
      tied: tokens.filter((_, i) => logits[i] === logits[best]),
      largest: logits[best]!,
      entropy: entropy(p),
      entropyBits: bits(entropy(p)),
      /** Of `left` tokens that are equally likely. */
      mostEntropy: Math.log(left),
      expected: expectedLogit(p, logits),
      logSumExp: logSumExp(logits, temperature),
      naive: temperature > 0 ? naiveSoftmax(logits, temperature) : undefined,
      /** What e can be raised to. */
      edge: largestExponent,
      keepsRanking: keepsRanking(logits, p),
      atOne: softmaxStages(logits, 1).probabilities,
      curve: temperatureCurve(logits, axis).map((at, k) => ({ T: axis[k]!, p: at })),
      /** The same again as tensors, for “where from?”. */
      traced: temperature > 0 ? x.div(temperature).named('x/T', ['V']).softmax(0).named('p', ['V']) : undefined,
    },
  };
}
