/** What a reader typed, as a cell is given it. */

import { most } from './dials';

export interface Typed {
  values: number[];
  labels: string[];
  /** parts that are not what was asked for, and parts after the last one read */
  ignored: number;
  dropped: number;
}

/** 0 is −1 and 1 is +1; anything else is passed over. */
export function readBits(text: string): Typed {
  const bits = [...text].filter((c) => c === '0' || c === '1');
  const kept = bits.slice(0, most.values);
  return {
    values: kept.map((bit) => (bit === '1' ? 1 : -1)),
    labels: kept,
    ignored: [...text].filter((c) => !/[01\s,;]/.test(c)).length,
    dropped: bits.length - kept.length,
  };
}

/** Numbers between spaces, held in [−1, 1]. */
export function readNumbers(text: string): Typed {
  const parts = text
    .replace(/[\u2212\u2013]/g, '-')
    .split(/[\s;]+/)
    .filter((part) => part !== '');
  const numbers = parts.filter((part) => /^[+-]?(\d+\.?\d*|\.\d+)$/.test(part)).map(Number);
  const values = numbers.slice(0, most.values).map((x) => Math.max(-1, Math.min(1, x)));
  return {
    values,
    labels: values.map((x) => String(Number(x.toFixed(2))).replace('-', '\u2212')),
    ignored: parts.length - numbers.length,
    dropped: numbers.length - values.length,
  };
}
