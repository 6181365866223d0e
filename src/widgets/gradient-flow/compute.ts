import { memo } from '@/models/memo';
import { drawFlow } from '@/models/recurrent/flow/draws';
import { fate, ratio, shareOfLast } from '@/models/recurrent/flow/fate';
import { firstNorms, gradientFlow, normsAlone, type FlowLoss } from '@/models/recurrent/flow/gradientFlow';
import { scalarPicture, slopedPicture } from '@/models/recurrent/flow/scalarPicture';
import type { Cell } from '@/models/recurrent/flow/unroll';
import { words } from '@/models/text/words';
import type { StateOf } from '@/state/dials';
import { from, longest, to, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

/** The two radii of the question. */
const [low, high] = [0.9, 1.1];
/** Those of the curve, in twentieths. */
const radii = Array.from({ length: 20 * (to - from) + 1 }, (_, i) => (20 * from + i) / 20);
/** The numbers every book gives. */
const [lowFifty, highFifty] = [scalarPicture(low, 50)[0]!, scalarPicture(high, 50)[0]!];
const fifty = { low: lowFifty, high: highFifty, times: ratio(highFifty, lowFifty)! };
/** Terms that count as recent. */
export const recent = 5;

const draws = memo((network: State['network'], matrix: State['matrix'], units: number, seed: number, names: string) =>
  drawFlow(network, matrix, units, names.split('\n'), seed),
);
/** Does not depend on the radius: dragging it leaves the curve as it is. */
const sweep = memo((drawn: ReturnType<typeof drawFlow>, cell: string, loss: FlowLoss) =>
  firstNorms(drawn, radii, JSON.parse(cell) as Cell, loss),
);

export function compute(state: State) {
  const { network, activation, radius, forget, loss, clip, limit, matrix, units, inputs, bias, seed } = state;
  const read = words(state.text, longest);
  const tokens = read.tokens.length > 0 ? read.tokens : undefined;
  const T = tokens?.length ?? state.steps;
  const names = tokens ?? Array.from({ length: T }, (_, t) => `${t}`);
  const cell: Cell = { network, activation, forget, inputs, bias };
  const drawn = draws(network, matrix, units, seed, names.join('\n'));
  const flow = gradientFlow(drawn, radius, cell, loss, clip ? limit : Infinity);
  const chain = loss === 'all' ? normsAlone(drawn, radius, cell, 'last') : undefined;
  const isLstm = network === 'lstm';
  const factor = isLstm ? forget : radius;
  const curve = sweep(drawn, JSON.stringify(cell), loss);
  const at = (wanted: number) => curve[radii.indexOf(wanted)]!;
  /** An LSTM’s memory is read through its output gate, so its gradient begins below 1. */
  const begins = isLstm && flow.norms[T]! < Infinity ? flow.norms[T]! : 1;
  const isBent = !isLstm && network === 'rnn' && activation !== 'linear';

  return {
    ...flow,
    T,
    tokens,
    dropped: read.dropped,
    first: flow.norms[0]!,
    last: flow.norms[T]!,
    kept: ratio(flow.norms[0]!, flow.norms[T]!),
    largestSlope: flow.slopes.reduce((most, { mean }) => Math.max(most, mean), 0),
    fate: fate(flow),
    /** With a loss at every step: what the last of them alone sends back. */
    chain,
    /** One number in place of the matrix: the radius, of an LSTM its forget gate. */
    factor,
    scalar: scalarPicture(factor, T, begins),
    begins,
    power: scalarPicture(factor, T)[0]!,
    sloped: isBent ? slopedPicture(radius, flow.slopes.map(({ mean }) => mean)) : undefined, // prettier-ignore
    recentShare: shareOfLast(flow.terms, recent),
    curve: radii.map((x, i) => [x, curve[i]!] as const),
    scalarCurve: isLstm ? undefined : radii.map((x) => [x, scalarPicture(x, T)[0]!] as const),
    question: { low, high, atLow: at(low), atHigh: at(high), times: ratio(at(high), at(low)) },
    fifty,
    quarter: slopedPicture(1, Array<number>(10).fill(0.25))[0]!,
  };
}
