/** The ledger as areas: one layer, and the whole model as columns, so that a number twice as large is drawn twice as large. */
import { shareOf, type Counted, type Ledger } from './ledger';
import { lineIds, type LineId } from './lines';
import type { Level } from './steps';

/** A line's rectangle in a unit square: x from the start, y from the top. */
export interface Area {
  readonly id: LineId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Equal matrices in a layer, as a grid of that many columns and rows; one alone is 1 × 1. */
  readonly grid: readonly [columns: number, rows: number];
  readonly level: Level;
  /** How much of it is counted, from its corner on: all, one layer of the model, one matrix of a layer. */
  readonly filled: readonly [across: number, down: number];
}

const beforeLayers: readonly LineId[] = ['embedding', 'positions', 'segments'];
const behindLayers: readonly LineId[] = ['lastNorm', 'pooler', 'unembedding'];
export const isInLayers = ({ id }: Pick<Counted, 'id'>) => !beforeLayers.includes(id) && !behindLayers.includes(id);

const sum = (lines: readonly Counted[]) => lines.reduce((total, { all }) => total + all, 0n);

/** The weights of an average layer, rounded down. */
export const layerTotal = ({ lines }: Ledger, layers: bigint): bigint =>
  layers === 0n ? 0n : sum(lines.filter(isInLayers)) / layers;

/** An average layer: attention above, feed-forward below, each cut into its matrices. [] where there is no layer. */
export function layerAreas({ lines }: Ledger, levels: ReadonlyMap<LineId, Level>): Area[] {
  const inLayers = lines.filter(isInLayers);
  const whole = sum(inLayers);
  const areas: Area[] = [];
  let y = 0;
  for (const part of ['attention', 'feed-forward', 'other'] as const) {
    const band = inLayers.filter((line) => line.part === part);
    const ofBand = sum(band);
    const height = shareOf(ofBand, whole);
    let x = 0;
    for (const line of band) {
      const width = shareOf(line.all, ofBand);
      if (width > 0) {
        const grid = gridOf(line.sizes.each, width / height);
        const level = levels.get(line.id) ?? 'open';
        areas.push({ id: line.id, x, y, width, height, grid, level, filled: filledOfLayer(line, level, grid) });
      }
      x += width;
    }
    y += height;
  }
  return areas;
}

/** The whole model: tables before the layers, the layers as bands that run through all of them, tables behind. */
export function modelAreas({ lines, total }: Ledger, levels: ReadonlyMap<LineId, Level>): Area[] {
  const areas: Area[] = [];
  let x = 0;
  for (const column of [
    lines.filter(({ id }) => beforeLayers.includes(id)),
    lines.filter(isInLayers).sort((a, b) => order(a) - order(b)),
    lines.filter(({ id }) => behindLayers.includes(id)),
  ]) {
    const width = shareOf(sum(column), total);
    let y = 0;
    for (const line of column) {
      const height = shareOf(line.all, sum(column));
      if (height > 0) {
        const level = levels.get(line.id) ?? 'open';
        areas.push({ id: line.id, x, y, width, height, grid: [1, 1], level, filled: filledOfModel(line, level) });
      }
      y += height;
    }
    x += width;
  }
  return areas;
}

function filledOfLayer({ sizes }: Counted, level: Level, [columns, rows]: readonly [number, number]): Area['filled'] {
  if (level === 'open') return [0, 0];
  if (level !== 'one') return [1, 1];
  return columns * rows > 1 ? [1 / columns, 1 / rows] : [shareOf(1n, sizes.each), 1];
}

function filledOfModel({ sizes }: Counted, level: Level): Area['filled'] {
  if (level === 'open') return [0, 0];
  return level === 'all' ? [1, 1] : [shareOf(1n, sizes.layers), level === 'one' ? shareOf(1n, sizes.each) : 1];
}

/** Bands as in the picture of one layer: all of attention, all of feed-forward, the rest. */
const order = ({ id, part }: Counted) => 100 * ['attention', 'feed-forward', 'other', 'tables'].indexOf(part) + lineIds.indexOf(id); // prettier-ignore

const mostCells = 256;

/** The division of `count` whose cells come nearest to squares, in a box of that width to height. */
export function gridOf(count: bigint, aspect: number): readonly [number, number] {
  if (count <= 1n || count > mostCells || !(aspect > 0)) return [1, 1];
  const n = Number(count);
  let best: readonly [number, number] = [n, 1];
  for (let rows = 1; rows <= n; rows++)
    if (n % rows === 0 && unlike(n / rows, rows, aspect) < unlike(...best, aspect)) best = [n / rows, rows];
  return best;
}
const unlike = (columns: number, rows: number, aspect: number) => Math.abs(Math.log((aspect * rows) / columns));
