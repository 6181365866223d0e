/** Singular values of small matrices by one-sided Jacobi rotations, in float64.
 *  Turn pairs of columns of A until all are at right angles: A V = U S. The columns' lengths are then the singular values.
 *  Source: Hestenes 1958.   Leaves out: blocking and everything else that makes it fast beyond a few hundred columns. */

import { show } from './errors';
import { fromArray } from './make';
import type { Tensor } from './tensor';

export interface Svd {
  /** [m, r], orthonormal columns */
  U: Tensor;
  /** [r], descending */
  S: Tensor;
  /** [n, r], orthonormal columns */
  V: Tensor;
}

type Column = Float64Array;

const dot = (a: Column, b: Column): number => a.reduce((sum, value, i) => sum + value * b[i], 0);

/** A = U diag(S) Vᵀ with r = min(m, n). Not on the tape: no gradient.
 *  @param A [m, n]
 *  @throws RangeError when A is not a matrix of finite numbers */
export function svd(A: Tensor): Svd {
  if (A.ndim !== 2) throw new RangeError(`svd: ${show(A)} is not a matrix`);
  if (!A.data.every(Number.isFinite)) throw new RangeError(`svd: ${show(A)} holds a number that is not finite`);
  const [m, n] = A.shape;
  if (m < n) {
    const { U, S, V } = svd(A.T); // Aᵀ = U S Vᵀ, so A = V S Uᵀ
    return { U: V.named('U'), S, V: U.named('V') };
  }
  const columns = Array.from({ length: n }, (_, j) => Float64Array.from({ length: m }, (_, i) => A.data[i * n + j]));
  const turns = Array.from({ length: n }, (_, j) => Float64Array.from({ length: n }, (_, i) => Number(i === j)));
  for (let sweep = 0; sweep < 60 && orthogonalise(columns, turns); sweep++);

  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const order = lengths.map((_, j) => j).sort((a, b) => lengths[b] - lengths[a]);
  const left = completed(order.map((j) => ({ column: columns[j], length: lengths[j] })));
  return {
    U: fromColumns(left, m, 'U'),
    S: fromArray(
      order.map((j) => lengths[j]),
      [n],
      { name: 'S' },
    ),
    V: fromColumns(
      order.map((j) => turns[j]),
      n,
      'V',
    ),
  };
}

/** One sweep over all pairs of columns; false when all were at right angles already. */
function orthogonalise(columns: Column[], turns: Column[]): boolean {
  let turned = false;
  for (let p = 0; p < columns.length; p++) {
    for (let q = p + 1; q < columns.length; q++) {
      const [pp, qq, pq] = [dot(columns[p], columns[p]), dot(columns[q], columns[q]), dot(columns[p], columns[q])];
      if (Math.abs(pq) <= 1e-15 * Math.sqrt(pp * qq)) continue;
      turned = true;
      const zeta = (qq - pp) / (2 * pq);
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta)); // tangent of the smaller angle
      const cos = 1 / Math.hypot(1, t);
      rotate(columns[p], columns[q], cos, cos * t);
      rotate(turns[p], turns[q], cos, cos * t);
    }
  }
  return turned;
}

function rotate(a: Column, b: Column, cos: number, sin: number): void {
  for (let i = 0; i < a.length; i++) [a[i], b[i]] = [cos * a[i] - sin * b[i], sin * a[i] + cos * b[i]];
}

/** Columns divided by their lengths. One of length 0 has no direction: any at right angles to the others serves. */
function completed(all: { column: Column; length: number }[]): Column[] {
  const tiny = 1e-13 * (all[0]?.length ?? 0);
  const found: Column[] = [];
  for (const { column, length } of all) {
    found.push(length > tiny ? column.map((value) => value / length) : perpendicular(found, column.length));
  }
  return found;
}

/** The axis least covered by `others`, made orthogonal to them (twice: once loses digits). */
function perpendicular(others: Column[], m: number): Column {
  const covered = (i: number) => others.reduce((sum, other) => sum + other[i] ** 2, 0);
  const axes = Array.from({ length: m }, (_, i) => i).sort((a, b) => covered(a) - covered(b));
  let column = Float64Array.from({ length: m }, (_, i) => Number(i === axes[0]));
  for (const other of [...others, ...others]) {
    const along = dot(column, other);
    column = column.map((value, i) => value - along * other[i]);
  }
  const length = Math.sqrt(dot(column, column));
  return column.map((value) => value / length);
}

function fromColumns(columns: Column[], rows: number, name: string): Tensor {
  const r = columns.length;
  return fromArray(
    Float64Array.from({ length: rows * r }, (_, i) => columns[i % r][Math.floor(i / r)]),
    [rows, r],
    { name },
  );
}
