/** Where the labels of a crowded map go: the important ones first, each beside its point, none on another. */
import { labelWidth } from '@/viz/label';

export interface Marked {
  id: number;
  word: string;
  x: number;
  y: number;
  /** Must be named, even where it is tight. */
  chosen: boolean;
}
export interface Label {
  id: number;
  word: string;
  x: number;
  y: number;
  anchor: 'start' | 'end';
  /** From the point, where the label stands away from it. */
  from?: { x: number; y: number };
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const size = 12;
const chosenSize = 14;
/** Lines up or down from the point, the nearest first. */
const beside = [0, -0.75, 0.75];
const away = [-1.6, 1.6, -2.5, 2.5, -3.4, 3.4, -4.3, 4.3, -5.2, 5.2];

/** @param marks the most important first, in px
 *  @param most labels of words that were not chosen */
export function labelled(marks: readonly Marked[], width: number, height: number, most: number): Label[] {
  const taken: Box[] = marks
    .filter(({ chosen }) => chosen)
    .map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const labels: Label[] = [];
  let ordinary = 0;
  for (const { id, word, x, y, chosen } of marks) {
    if (!chosen && ordinary >= most) continue;
    const px = chosen ? chosenSize : size;
    const wide = px * emsOf(word);
    const places = [...beside, ...(chosen ? away : [])].flatMap((lines) =>
      (['start', 'end'] as const).map((anchor) => {
        const far = Math.abs(lines) > 1;
        const edge = x + (anchor === 'start' ? 1 : -1) * (far ? 16 : 7);
        const middle = y + lines * px;
        const [left, right] = anchor === 'start' ? [edge, edge + wide] : [edge - wide, edge];
        const label: Label = { id, word, x: edge, y: middle + 0.35 * px, anchor, ...(far && { from: { x, y } }) };
        return { label, box: { left, right, top: middle - 0.6 * px, bottom: middle + 0.6 * px } };
      }),
    );
    const inside = ({ box }: (typeof places)[number]) =>
      box.left >= 2 && box.right <= width - 2 && box.top >= 1 && box.bottom <= height - 1;
    const free = ({ box }: (typeof places)[number]) => !taken.some((other) => overlap(box, other));
    const place =
      places.find((each) => inside(each) && free(each)) ?? (chosen ? (places.find(inside) ?? places[0]) : undefined);
    if (!place) continue;
    labels.push(place.label);
    taken.push(place.box);
    if (!chosen) ordinary++;
  }
  return labels;
}

/** Widths do not change while points move. */
const ems = new Map<string, number>();
function emsOf(word: string): number {
  const known = ems.get(word) ?? labelWidth(word, 1);
  if (ems.size > 10_000) ems.clear();
  ems.set(word, known);
  return known;
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
