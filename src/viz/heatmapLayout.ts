/** Where a heatmap's cells and labels stand, for the room there is. Pure, so that the server and the page agree. */
import { labelWidth, shortLabel } from './label';

export interface HeatmapLayout {
  /** Distance from one cell to the next, and the paper between them, px. */
  cell: number;
  gap: number;
  /** Top left corner of the first cell, px. */
  left: number;
  top: number;
  width: number;
  height: number;
  /** Slope of the column labels, degrees: none where all are shorter than their columns, steeper where columns are narrow, so that labels never touch. */
  slope: number;
  rowTexts: string[];
  colTexts: string[];
}

interface Room {
  rowLabels: readonly string[];
  colLabels: readonly string[];
  /** Room there is, px: across it must fit or scroll, downwards it should. */
  available: number;
  maxHeight: number;
  maxCell: number;
  minCell: number;
}

const fontSize = 13;
const sine = (degrees: number) => Math.sin((degrees * Math.PI) / 180);
const cosine = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

export function heatmapLayout({ rowLabels, colLabels, available, maxHeight, maxCell, minCell }: Room): HeatmapLayout {
  const rowTexts = rowLabels.map((label) => shortLabel(label));
  const colTexts = colLabels.map((label) => shortLabel(label));
  const colWidths = colTexts.map((text) => labelWidth(text, fontSize));
  const left = Math.ceil(Math.max(8, ...rowTexts.map((text) => labelWidth(text, fontSize))) + 12);
  const columns = Math.max(1, colTexts.length);

  const place = (cell: number) => {
    const isLevel = Math.max(0, ...colWidths) <= cell - 6;
    const steep = Math.min(90, (Math.asin(Math.min(1, 13 / cell)) * 180) / Math.PI);
    const slope = isLevel ? 0 : cell >= 22 ? 38 : steep;
    // A label starts over the middle of its column and must end before the picture does.
    const overhang = isLevel
      ? 4
      : Math.max(4, ...colWidths.map((w, j) => (j + 0.5 - columns) * cell + w * cosine(slope) + 8));
    const top = Math.ceil(Math.max(16, ...colWidths.map((w) => w * sine(slope) + 10 * cosine(slope) + 10)));
    const height = Math.ceil(top + Math.max(1, rowTexts.length) * cell + 4);
    return { slope, top, width: Math.ceil(left + columns * cell + overhang), height };
  };

  // The overhang depends on the cell, so the cell shrinks until all of it fits.
  let cell = maxCell;
  const fits = () => place(cell).width <= available && place(cell).height <= maxHeight;
  while (cell > minCell && !fits()) cell = Math.max(minCell, cell - 0.5);
  const { slope, top, width, height } = place(cell);
  return {
    cell,
    gap: cell >= 20 ? 2 : 1,
    left,
    top,
    width,
    height,
    slope,
    rowTexts,
    colTexts,
  };
}

/** Cells on the straight way from one cell to another, ends included: a quick stroke of the hand leaves no gaps. */
export function cellsBetween(
  [i0, j0]: readonly [number, number],
  [i1, j1]: readonly [number, number],
): [number, number][] {
  const count = Math.max(Math.abs(i1 - i0), Math.abs(j1 - j0), 1);
  return Array.from({ length: count + 1 }, (_, k) => [
    Math.round(i0 + ((i1 - i0) * k) / count),
    Math.round(j0 + ((j1 - j0) * k) / count),
  ]);
}
