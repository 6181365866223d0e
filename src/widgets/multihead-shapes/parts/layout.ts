/** Where equal blocks of rows × columns cells stand in the room there is. */

export interface Blocks {
  readonly count: number;
  readonly rows: number;
  readonly columns: number;
}
export interface Room {
  readonly width: number;
  readonly height: number;
}
export interface Placed {
  /** px from one cell to the next */
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly perLine: number;
  readonly width: number;
  readonly height: number;
  /** Top left corner of a block. */
  readonly at: (block: number) => { x: number; y: number };
}

/**
 * As many blocks side by side as lets the cells be largest.
 * @param largest px a cell may have at most
 * @param gap px between blocks, and above each line of blocks (for a title)
 */
export function place({ count, rows, columns }: Blocks, room: Room, largest: Room, gap: Room): Placed {
  let best = { scale: 0, perLine: 1 };
  for (let perLine = 1; perLine <= count; perLine++) {
    const lines = Math.ceil(count / perLine);
    const across = (room.width - (perLine - 1) * gap.width) / (perLine * columns * largest.width);
    const down = (room.height - lines * gap.height) / (lines * rows * largest.height);
    const scale = Math.min(1, across, down);
    if (scale >= best.scale) best = { scale, perLine };
  }
  // Where even one pixel a cell is too much the picture is cut rather than turned inside out.
  const scale = Math.max(best.scale, 1e-6);
  const { perLine } = best;
  const cellWidth = largest.width * scale;
  const cellHeight = largest.height * scale;
  const lines = Math.ceil(count / perLine);
  const pitch = { x: columns * cellWidth + gap.width, y: rows * cellHeight + gap.height };
  return {
    cellWidth,
    cellHeight,
    perLine,
    width: Math.min(perLine, count) * pitch.x - gap.width,
    height: lines * pitch.y,
    at: (block) => ({ x: (block % perLine) * pitch.x, y: Math.floor(block / perLine) * pitch.y + gap.height }),
  };
}
