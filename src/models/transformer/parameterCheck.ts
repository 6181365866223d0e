/**
 * How large a Transformer must be, from its widths alone: the rule of thumb, and the count of its matrices. ledger.ts counts to the last number.
 *    12·L·d² = L · (4d² attention + 8d² feed-forward), for h·dk = d and d_ff = 4d
 * Source: brown2020 and kaplan2020.
 */

/** What is known of a model. What is missing is unknown, not zero. */
export interface Widths {
  readonly layers: number;
  readonly d: number;
  readonly heads?: number;
  /** @default d / heads */
  readonly headWidth?: number;
  /** Heads of keys and values. @default heads */
  readonly keyHeads?: number;
  readonly ff?: number;
  /** Three feed-forward matrices, not two. */
  readonly gated?: boolean;
  /** Feed-forward networks a layer. @default 1 */
  readonly experts?: number;
  readonly vocabulary?: number;
  /** One table for words in and words out. @default true */
  readonly tied?: boolean;
  /** As many decoder layers again, each with attention to the encoder as well. */
  readonly encoderDecoder?: boolean;
}

/** 12·L·d², without and with one table of the vocabulary. */
export function roughParameters({ layers, d, vocabulary }: Widths): { layers: number; all: number | undefined } {
  const inLayers = 12 * layers * d * d;
  return { layers: inLayers, all: vocabulary === undefined ? undefined : inLayers + vocabulary * d };
}

/** h · dk: all heads side by side. */
export const headsTogether = ({ d, heads, headWidth }: Widths): number | undefined =>
  heads === undefined ? undefined : heads * (headWidth ?? d / heads);

/** Matrices of d × d_ff in one feed-forward network. */
const feedForwardMatrices = ({ gated }: Widths): number => (gated ? 3 : 2);

/** Every matrix counted from its published widths; undefined where heads or d_ff are not known.
 *  Leaves out: biases, norms, positions. */
export function countMatrices(
  widths: Widths,
): { attention: number; feedForward: number; tables: number; all: number } | undefined {
  const { layers, d, heads, keyHeads, ff, experts = 1, vocabulary, tied = true, encoderDecoder } = widths;
  const together = headsTogether(widths);
  if (heads === undefined || together === undefined || ff === undefined) return undefined;
  const keys = (together * (keyHeads ?? heads)) / heads;
  const oneAttention = 2 * d * together + 2 * d * keys; // query and output; key and value
  const oneFeedForward = feedForwardMatrices(widths) * d * ff * experts + (experts > 1 ? d * experts : 0);
  const attention = layers * oneAttention * (encoderDecoder ? 3 : 1);
  const feedForward = layers * oneFeedForward * (encoderDecoder ? 2 : 1);
  const tables = (vocabulary ?? 0) * d * (tied ? 1 : 2);
  return { attention, feedForward, tables, all: attention + feedForward + tables };
}

export type Verdict = 'agrees' | 'too low' | 'too high';

/** Within a tenth is agreement: published sizes are rounded, and the rule leaves out tables, biases and norms. */
export const verdictOf = (ratio: number): Verdict =>
  Math.abs(ratio - 1) <= 0.1 ? 'agrees' : ratio < 1 ? 'too low' : 'too high';

/** What in the widths breaks the assumptions of 12·L·d², in words. */
export function departures(widths: Widths): string[] {
  const { layers, d, ff, experts = 1, vocabulary, tied, encoderDecoder } = widths;
  const together = headsTogether(widths);
  const found: string[] = [];
  if (encoderDecoder) found.push('it is an encoder and a decoder');
  if (experts > 1) found.push(`it has ${experts} feed-forward networks a layer`);
  const columns = ff === undefined ? undefined : feedForwardMatrices(widths) * ff;
  if (columns !== undefined && columns !== 8 * d)
    found.push(`its feed-forward part holds ${Number((columns / d).toFixed(1))}·d² a layer, not 8·d²`);
  if (together !== undefined && together !== d)
    found.push(`its heads together are ${Number((together / d).toFixed(2))}·d wide`);
  if (tied === false && vocabulary !== undefined && vocabulary > 0.05 * 12 * layers * d)
    found.push('it has a second table for the way out');
  return found;
}
