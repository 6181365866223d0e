import { batchSize, longestSegment } from '@/models/transformer/induction/trainInduction';
import { named, type Head } from '@/models/transformer/induction/inductionReading';
import { counted, whole } from '@/viz/count';
import { format } from '@/viz/format';
import { looksAt, type Result } from './compute';
import type { State } from './dials';

export const kinds = { previous: 'previous-token head', induction: 'induction head' } as const;

export const nameOf = ({ layer, head }: Pick<Head, 'layer' | 'head'>) => `L${layer}H${head}`;
export const capital = (words: string) => words[0]!.toUpperCase() + words.slice(1);

/** "token 17, k" */
export const tokenWords = (at: number, { tokens }: Pick<Result, 'tokens'>) => `token ${at + 1}, ${tokens[at]}`;

export function describe(state: State, result: Result): string {
  const { layers, positions, shortest, learningRate, steps, seed } = state;
  const { tokens, segment, reading, parameters, clueless, vocabulary, at, head, places } = result;
  const chosen = reading.heads[head]!;
  const { key, weight } = looksAt(reading, result);
  return [
    `A GPT of ${layers} ${layers === 'one' ? 'layer' : 'layers'} with two heads each, ${whole(parameters)} parameters and ${positions === 'rotary' ? 'rotary' : 'learned'} positions is ready to learn copying: ${counted(steps, 'step')} of ${batchSize} rows at learning rate ${format(learningRate, 6)}, segments of ${shortest} to ${longestSegment} random tokens, seed ${seed}.`,
    `Whoever has no idea which of the ${vocabulary} tokens comes has a loss of ${format(clueless)}.`,
    `The text shown is ${tokens.slice(0, segment).join(' ')}, twice. Before training ${whole(reading.right)} of ${whole(reading.copied)} copied tokens are guessed.`,
    `From ${tokenWords(at, result)}, ${nameOf(chosen)} reads ${tokenWords(key, result)} most, with weight ${format(weight)}.`,
    places
      ? `${tokens[at]} stood at ${places.stoodAt + 1} before, and ${tokens[places.followedAt]} followed it at ${places.followedAt + 1}.`
      : `${tokens[at]} stands in the first copy.`,
    `Its previous-token score is ${format(chosen.previous)}, its induction score ${format(chosen.induction)}; from ${format(named)} on it is called after the score.`,
  ].join(' ');
}

export function notice({ layers, learningRate, steps }: State): string | undefined {
  if (learningRate > 0.015) return 'A learning rate this large may keep the heads from forming at all.';
  if (layers === 'two' && steps < 300)
    return 'So few steps may end before copying begins; with RoPE it begins at about step 200.';
  return undefined;
}

export const gap = (said: string | null, right: string, { at, places, tokens }: Result): string => {
  if (!places) return `Choose a token of the second copy: token ${tokens.length / 2 + 1} or later.`;
  const { stoodAt, followedAt } = places;
  return `${said === right ? 'Yes: ' : said === null ? '' : 'No: '}${tokens[at]}, token ${at + 1}, stood at ${stoodAt + 1} before, and the token after that, ${tokens[followedAt]} at ${followedAt + 1}, is the one to write. A head that looks there must know what stood before each token, so another head, a layer earlier, has to have told it. Press Start and watch both appear.`;
};
