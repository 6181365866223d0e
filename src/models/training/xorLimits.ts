/** What one and two hidden units can do about exclusive or, whatever training finds.
 *  One unit: ŷ rises or falls along a single direction of the plane. Laid out along it, the four targets are best met by
 *  the nearest rising sequence (a falling one rises along the opposite direction); neighbours in the wrong order share their mean.
 *  Source: Barlow et al. 1972, Statistical inference under order restrictions (pooling adjacent violators); Minsky and
 *  Papert 1969, Perceptrons, for what one line cannot do.   Leaves out: nothing. The order of the four corners changes only
 *  at multiples of 45°, so sixteen directions, those and the ones between them, are all there are. */

import { tensor } from '@/tensor';
import { xorInputs, xorLoss, xorTargets } from './xor';

interface Pool {
  sum: number;
  count: number;
}

/** The greatest lower bound of L for one hidden unit: no weights get below it. */
export function leastLossOfOneUnit(): number {
  const directions = Array.from({ length: 16 }, (_, i) => (i * Math.PI) / 8);
  return Math.min(...directions.map(leastLossAlong));
}

/** L of two hidden units whose weights are set by hand: the first says OR, the second AND, and y = OR and not AND. */
export function lossOfTwoByHand(): number {
  const parameters = [
    tensor([[6, 6], [6, 6]], { name: 'W₁' }), // prettier-ignore
    tensor([-3, -9], { name: 'b₁' }), // x₁ + x₂ > ½     x₁ + x₂ > 1½
    tensor([[6], [-6]], { name: 'W₂' }),
    tensor([-6], { name: 'b₂' }),
  ];
  return xorLoss(parameters).item();
}

function leastLossAlong(angle: number): number {
  const pools: Pool[] = [];
  for (const targets of inOrder(angle)) {
    let pool: Pool = { sum: targets.reduce((sum, y) => sum + y, 0), count: targets.length };
    while (pools.length > 0 && mean(pools.at(-1)!) >= mean(pool)) pool = joined(pools.pop()!, pool);
    pools.push(pool);
  }
  return pools.reduce((sum, pool) => sum + pool.count * entropy(mean(pool)), 0) / xorTargets.length;
}

/** The targets along a direction; rows that fall on one place belong together. */
function inOrder(angle: number): number[][] {
  const places = new Map<number, number[]>();
  xorInputs.forEach(([x1, x2], row) => {
    const place = Math.round(1e6 * (x1 * Math.cos(angle) + x2 * Math.sin(angle)));
    places.set(place, [...(places.get(place) ?? []), xorTargets[row][0]]);
  });
  return [...places].sort(([a], [b]) => a - b).map(([, targets]) => targets);
}

const mean = ({ sum, count }: Pool): number => sum / count;
const joined = (a: Pool, b: Pool): Pool => ({ sum: a.sum + b.sum, count: a.count + b.count });
/** The cross-entropy of targets whose mean is p, answered with p. */
const entropy = (p: number): number => (p === 0 || p === 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));
