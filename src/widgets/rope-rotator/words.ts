import { counted, subscript } from '@/viz/count';
import { format, formatFixed } from '@/viz/format';
import type { Result, State } from './compute';
import { dials } from './dials';

/** "q₃" */
export const at = (letter: 'q' | 'k', position: number) => letter + subscript(position);

/** Float error in powers of ten; an exact 0 says so. */
export const difference = (x: number) => (x === 0 ? 'exactly 0' : format(x, 2));

export function notice({ scheme, trained, pairs }: State, { beyond, distance, at, rope, alibi, image }: Result) {
  if (alibi && alibi.here.bias === -Infinity)
    return `Key ${at.n} stands after query ${at.m}: a causal model hides it, so its score is −∞.`;
  if (image && image.tokens.length === 0) return undefined;
  if (scheme === 'mrope') return undefined;
  const far = `Distance ${Math.abs(distance)} is longer than any of ${trained} trained positions`;
  if (beyond.distance && rope) {
    const fresh = rope.fresh.filter(Boolean).length;
    return `${far}: ${fresh} of ${counted(pairs, 'pair')} now ${fresh === 1 ? 'stands at an angle' : 'stand at angles'} training never showed, and whether a model still reads the score, its formula cannot say.`;
  }
  if (beyond.distance) return `${far}: the bias is defined there, but no training tested it.`;
  if (beyond.positions)
    return `Position ${Math.max(at.m, at.n)} lies outside the ${trained} trained, yet distance ${Math.abs(distance)} is one that training met.`;
  return undefined;
}

const numbers = (state: State) =>
  `Query position ${state.m}, key position ${state.n}, both shifted by ${state.shift}; ${state.trained} trained positions.`;

export function describe(state: State, result: Result): string {
  const { q, k, pair, distance, rope, alibi, image } = result;
  const vectors = `q is (${q.map((x) => formatFixed(x, 2)).join(', ')}) and k is (${k.map((x) => formatFixed(x, 2)).join(', ')}).`;
  const kept = `Other dials: pair ${pair + 1} (asked: ${state.pair}) of ${state.pairs}, base ${format(state.base, 6)}, ALiBi head ${state.head}; an image of ${counted(state.frames, 'frame')}, ${counted(state.rows, 'row')} and ${counted(state.columns, 'column')}, position ids ${dials.ids.options[state.ids]}, pairs in ${dials.split.options[state.split]}, query token ${state.token}.`;
  const sentences = [numbers(state), vectors];
  if (rope)
    sentences.unshift(
      `RoPE turns pair ${pair + 1} of q and of k by ${format(rope.omega)} radians a position: q by ${format(rope.angles.q.angle)}, k by ${format(rope.angles.k.angle)}. The pair's part of the score is ${format(rope.pairThere)}; it depends on n − m = ${distance} alone.`,
      state.shift
        ? `Before the shift it was ${format(rope.pairHere)}: a difference of ${difference(rope.pairMoved)}, the error of float32. The mean over all pairs moved by ${difference(rope.moved)}.`
        : `The mean over all ${state.pairs} pairs is ${format(rope.here.score.item())}.`,
      `Turning k alone by n − m gives ${format(rope.right)}; by m − n, the wrong sign, ${format(rope.wrong)}.`,
    );
  if (alibi)
    sentences.unshift(
      `ALiBi turns nothing: q · k is ${format(alibi.here.content)} wherever they stand, and head ${state.head} of 8 adds −${format(alibi.here.slope)} for each position between: ${format(alibi.there.bias)}. The score is ${format(alibi.there.score)}.`,
    );
  if (image) {
    const { left, right, above, below } = image.neighbours;
    const said = Object.entries({ left, right, above, below }).flatMap(([name, score]) =>
      score === undefined ? [] : [`${name} ${formatFixed(score, 4)}`],
    );
    sentences.unshift(
      `M-RoPE: ${image.tokens.length} tokens; the query is token ${image.query + 1} (${image.tokens[image.query]!.label}) with position ids ${image.tokens[image.query]!.ids.join(', ')} for time, height and width.`,
      said.length ? `The patches beside it score: ${said.join(', ')}.` : 'It is a word: its three ids are equal.',
      `Scores run from ${formatFixed(image.least, 4)} to ${formatFixed(image.most, 4)}.`,
    );
  }
  return [...sentences, kept].join(' ');
}
