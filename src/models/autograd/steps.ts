/** The walk along a tape: forward one line at a time, then backward one line at a time. */
import type { Tensor } from '@/tensor';
import type { Contribution, Tape, TapeNode } from './tape';

export type TapeStep =
  | { readonly kind: 'inputs' }
  | { readonly kind: 'forward'; readonly node: TapeNode }
  /** dL/dL = 1 */
  | { readonly kind: 'seed'; readonly node: TapeNode }
  | { readonly kind: 'backward'; readonly node: TapeNode };

/** The inputs, every line forward, the seed, every line backward that a gradient reaches. */
export function stepsOf({ nodes, contributions }: Tape): TapeStep[] {
  const lines = nodes.filter(({ kind }) => kind === 'step');
  const senders = lines.filter(({ id }) => contributions.some(({ from }) => from === id));
  return [
    { kind: 'inputs' },
    ...lines.map((node) => ({ kind: 'forward', node }) as const),
    { kind: 'seed', node: nodes.at(-1)! },
    ...senders.toReversed().map((node) => ({ kind: 'backward', node }) as const),
  ];
}

/** How far one node has come. */
export interface Progress {
  readonly node: TapeNode;
  /** Its number has been computed. */
  readonly known: boolean;
  /** What has come back so far, in the order it came. */
  readonly arrived: readonly Contribution[];
  /** How many will have. */
  readonly expected: number;
  /** The sum of what has come back so far; null before anything has. */
  readonly gradient: Tensor | null;
}

/** The nodes as they are after the steps 0 … `step`. */
export function progressAt(tape: Tape, step: number): Progress[] {
  const done = stepsOf(tape).slice(0, step + 1);
  const has = (kind: TapeStep['kind'], id: number) =>
    done.some((s) => s.kind === kind && 'node' in s && s.node.id === id);
  return tape.nodes.map((node) => {
    const all = tape.contributions.filter(({ to }) => to === node.id);
    const arrived = all.filter(({ from }) => has('backward', from));
    const complete = has('seed', node.id) || (all.length > 0 && arrived.length === all.length);
    const sums = arrived.map(({ sent }) => sent);
    const partial = sums.length > 0 ? sums.reduce((total, g) => total.add(g)) : null;
    return {
      node,
      known: node.kind !== 'step' || has('forward', node.id),
      arrived,
      expected: all.length,
      gradient: complete ? node.gradient : partial,
    };
  });
}
