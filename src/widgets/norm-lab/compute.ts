import { resized } from '@/models/attention/resized';
import { memo } from '@/models/memo';
import { normDepths } from '@/models/transformer/normPlacement';
import { averagedAxis, normalise, rowMoved, type Norm, type Normed } from '@/models/transformer/norms';
import type { StateOf } from '@/state/dials';
import { tensor, type Tensor } from '@/tensor';
import { first, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;
export type { Norm, Normed };

export const norms = ['batch', 'layer', 'rms'] as const satisfies readonly Norm[];
/** Of the deep stack. */
export const stack = { width: 16, heads: 2, tokens: 8, vocabulary: 16 };
const depths = memo((layers: number, scale: number, seed: number) => normDepths({ ...stack, layers, scale }, seed), 4);

export function compute({ show, norm, bump, eps, x, gain, shift, chosen, layers, scale, seed }: State) {
  const isEmpty = (x[0]?.length ?? 0) === 0;
  const written = isEmpty ? first : x;
  const [B, d] = [written.length, written[0]!.length];
  const at = (axis: 0 | 1) => Math.min(Math.round(chosen[0]?.[axis] ?? 0), (axis === 0 ? B : d) - 1);
  const [i, j] = [at(0), at(1)];
  /** The row that is changed is never the chosen one. */
  const other = B === 1 ? undefined : i === B - 1 ? 0 : B - 1;
  const rows = written.map((row, b) => (b === other ? row.map((value) => value + bump) : row));
  const named = (table: number[][]) => tensor(table, { name: 'x', axes: ['B', 'd'] });
  const [X, before] = [named(rows), named(written)];
  const vector = ([row = []]: number[][], fill: number, name: string) =>
    tensor(resized([row], 1, d, () => fill)[0]!, { name, axes: ['d'] });
  const options = { gain: vector(gain, 1, 'γ'), shift: vector(shift, 0, 'β'), eps };
  const every = <T>(of: (norm: Norm) => T) => ({ batch: of('batch'), layer: of('layer'), rms: of('rms') });
  const normed = every((one) => normalise(X, one, options));
  return {
    isEmpty,
    B,
    d,
    i,
    j,
    other,
    X,
    rows,
    options,
    normed,
    /** How far the chosen row's output moved because another row was changed. */
    moved: every((one) => rowMoved(normalise(before, one, options).out, normed[one].out, i)),
    byHand: byHand(X, normed[norm], norm, i, j),
    depth: show === 'depth' ? depths(layers, scale, seed) : undefined,
  };
}

/** The numbers that go into one entry, in the order in which a person would write them down. */
function byHand(X: Tensor, { centre, centred, square, spread, unit, out }: Normed, norm: Norm, i: number, j: number) {
  const axis = averagedAxis[norm];
  const group = Array.from({ length: X.shape[axis]! }, (_, n) => (axis === 0 ? ([n, j] as const) : ([i, n] as const)));
  const own = axis === 0 ? ([0, j] as const) : ([i, 0] as const);
  return {
    axis,
    own,
    values: group.map((at) => X.at(...at)),
    deviations: group.map((at) => centred.at(...at)),
    centre: centre?.at(...own),
    square: square.at(...own),
    spread: spread.at(...own),
    x: X.at(i, j),
    centred: centred.at(i, j),
    unit: unit.at(i, j),
    out: out.at(i, j),
  };
}
