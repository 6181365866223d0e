import type { Tensor } from '@/tensor';

/** What a drawing of numbers in rows accepts. */
export type Rows = Tensor | readonly (readonly number[])[];

/** Rows of numbers, whatever they came in; a vector is one row. */
export function rowsOf(values: Rows): number[][] {
  if (Array.isArray(values)) return values as number[][];
  const nested = (values as Tensor).tolist() as unknown;
  if (!Array.isArray(nested)) return [[nested as number]];
  return (Array.isArray(nested[0]) || nested.length === 0 ? nested : [nested]) as number[][];
}
