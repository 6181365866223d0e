/** Where a value stands on a slider, and back. On a log slider the 1,000 positions are spaced by ratio. */

interface Range {
  min: number;
  max: number;
  step: number;
  log: boolean;
}

export function toPosition(value: number, { min, max, log }: Range): number {
  return log ? Math.round((1000 * Math.log(value / min)) / Math.log(max / min)) : value;
}

/** @param before the value until now: a move on a log slider always moves the value, by one step if by ratio it would be less. */
export function toValue(position: number, before: number, range: Range): number {
  const { min, max, step, log } = range;
  if (!log) return position;
  const clamp = (x: number) => Math.min(max, Math.max(min, x));
  const ideal = Number((min * (max / min) ** (position / 1000)).toPrecision(3));
  const ticked = step >= 1 ? Math.round(ideal / step) * step : ideal;
  const moved = Math.sign(position - toPosition(before, range));
  return clamp(moved !== 0 && (ticked - before) * moved <= 0 ? before + moved * step : ticked);
}
