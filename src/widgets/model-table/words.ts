/** Numbers and arithmetic of the table as they are read. */
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import type { Column, Row } from './compute';

/** 175e9 is "175B", 124439808 is "124M"; a sum of this size is not read digit by digit. */
export function size(count: number): string {
  for (const [unit, letter] of [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const)
    if (count >= unit) return `${Number((count / unit).toPrecision(3))}${letter}`;
  return whole(count);
}

/** Round thousands are rounded numbers: "100k"; an exact count is given in full: "50,257". */
export const tokens = (count: number) => (count >= 1000 && count % 1000 === 0 ? size(count) : whole(count));

export function cell(column: Column, value: number | string): string {
  if (typeof value === 'string') return value;
  if (column === 'asOf') return String(value);
  if (['parameters', 'tokens', 'rough', 'counted'].includes(column)) return size(value);
  if (['ratio', 'countedRatio', 'together', 'expansion'].includes(column)) return format(value);
  if (column === 'headWidth' && !Number.isInteger(value)) return format(value, 4);
  return tokens(value);
}

/** The check of one row, line by line. */
export function arithmetic(row: Row): string[] {
  const { facts, widths, values, inLayers, parts, reasons } = row;
  if (!widths || inLayers === undefined)
    return ['Layers and width are not published, or were not looked up: there is nothing to compute.'];
  const { layers, d, heads, ff, vocabulary } = widths;
  const lines = [`In the layers: 12 · ${layers} · ${whole(d)}² = ${whole(inLayers)}.`];
  if (vocabulary !== undefined)
    lines.push(
      `In the table of words: ${whole(vocabulary)} · ${whole(d)} = ${whole(vocabulary * d)}; together ${whole(values.rough as number)}.`,
    );
  if (facts.parameters !== undefined)
    lines.push(
      `Published: ${size(facts.parameters)}. The rule gives ${format(values.ratio as number)} times that: ${values.verdict}.`,
    );
  if (reasons.length > 0)
    lines.push(
      `12·L·d² does not know that ${reasons.length > 1 ? `${reasons.slice(0, -1).join(', ')} and ${reasons.at(-1)}` : reasons[0]}.`,
    );
  if (parts) {
    const table = parts.tables ? `, tables ${size(parts.tables)}` : '';
    const against =
      values.countedRatio === undefined ? '' : `, ${format(values.countedRatio as number)} times the published number`;
    lines.push(
      `Every matrix from its own widths: attention ${size(parts.attention)}, feed-forward ${size(parts.feedForward)}${table}: ${whole(parts.all)}${against}.`,
    );
  }
  if (heads !== undefined) {
    const width = values.headWidth as number;
    const together = heads * width;
    lines.push(
      `Heads: ${heads} × ${format(width, 4)} = ${whole(together)}${together === d ? ' = d' : `, and d = ${whole(d)}`}.`,
    );
  }
  if (ff !== undefined)
    lines.push(
      `Feed-forward: d_ff/d = ${whole(ff)} / ${whole(d)} = ${format(ff / d)}${widths.gated ? ', gated: three matrices' : ''}.`,
    );
  return lines;
}
