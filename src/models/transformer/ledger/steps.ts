/** The ledger in the order it is told: one head, its copies in a layer, the layers; then the rest, line by line. */
import type { Counted } from './ledger';
import type { LineId } from './lines';

/** How far a line is counted: not yet, one matrix, all of one layer, all layers. */
export type Level = 'open' | 'one' | 'layer' | 'all';
export type StepId = 'sizes' | LineId | 'heads' | 'layers' | 'biases' | 'allNorms' | 'total';
export interface LedgerStep {
  readonly id: StepId;
  readonly lines: readonly LineId[];
  /** What its lines are counted up to from here on. */
  readonly level: Level;
}

const ofHeads: readonly LineId[] = ['key', 'query', 'valueDown', 'valueUp'];
const together: readonly { id: StepId; lines: readonly LineId[] }[] = [
  { id: 'biases', lines: ['attentionBias', 'feedForwardBias'] },
  { id: 'allNorms', lines: ['norms', 'lastNorm'] },
];

export function ledgerSteps(present: readonly LineId[]): LedgerStep[] {
  const steps: LedgerStep[] = [{ id: 'sizes', lines: [], level: 'open' }];
  for (const id of present) {
    if (ofHeads.includes(id)) {
      steps.push({ id, lines: [id], level: 'one' });
      if (id === ofHeads.at(-1))
        steps.push({ id: 'heads', lines: ofHeads, level: 'layer' }, { id: 'layers', lines: ofHeads, level: 'all' });
      continue;
    }
    const group = together.find(({ lines }) => lines.includes(id));
    if (!group) steps.push({ id, lines: [id], level: 'all' });
    else if (steps.at(-1)!.id !== group.id)
      steps.push({ ...group, lines: group.lines.filter((line) => present.includes(line)), level: 'all' });
  }
  return [...steps, { id: 'total', lines: [], level: 'open' }];
}

/** How far each line is counted once the steps up to `last` are done. */
export function levelsAt(steps: readonly LedgerStep[], last: number): ReadonlyMap<LineId, Level> {
  const levels = new Map<LineId, Level>();
  for (const { lines, level } of steps.slice(0, last + 1)) for (const line of lines) levels.set(line, level);
  return levels;
}

/** What of a line is counted at a level. */
export function countedTo(line: Counted, level: Level): bigint {
  if (line.shared) return 0n;
  return { open: 0n, one: line.one, layer: line.layer, all: line.all }[level];
}
