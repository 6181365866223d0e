/** A training step of a GPT: learned positions, pre-norm blocks, biases, tanh GELU, tied unembedding; mean cross-entropy; AdamW.
 *  Source: Radford et al. 2019 (GPT-2), at 1.07 million weights. Leaves out: dropout. */

import type { Adam } from './adam';
import { constant, ids, normal, type Values, type Weights } from './values';

export interface GptTraining extends Adam {
  readonly batch: number;
  readonly T: number;
  readonly layers: number;
  readonly d: number;
  readonly heads: number;
  readonly vocabulary: number;
  readonly weights: Weights;
  /** taken in turn, one a step: ids and targets [batch·T] */
  readonly batches: readonly { readonly ids: Int32Array<ArrayBuffer>; readonly targets: Int32Array<ArrayBuffer> }[];
}

export function gptTraining(batch: number, T: number): GptTraining {
  const [layers, d, heads, vocabulary] = [4, 128, 4, 2048];
  const blocks = Array.from({ length: layers }, (_, layer) => block(layer, layers, d));
  return {
    batch,
    T,
    layers,
    d,
    heads,
    vocabulary,
    learningRate: 1e-3,
    beta1: 0.9,
    beta2: 0.99,
    eps: 1e-8,
    weightDecay: 0.01,
    weights: Object.assign(
      { token: normal('token', [vocabulary, d], 0.02), position: normal('position', [T, d], 0.02) },
      ...blocks,
      { weight: constant([d], 1), bias: constant([d], 0) },
    ),
    batches: [0, 1, 2, 3].map((turn) => ({
      ids: ids(`in ${turn}`, batch * T, vocabulary),
      targets: ids(`out ${turn}`, batch * T, vocabulary),
    })),
  };
}

/** The names of a block's weights; `${layer}.` goes before each. */
export const blockNames = [
  'weight1',
  'bias1',
  'wqkv',
  'bqkv',
  'wo',
  'bo',
  'weight2',
  'bias2',
  'wup',
  'bup',
  'wdown',
  'bdown',
] as const;

export type Block<T> = Readonly<Record<(typeof blockNames)[number], T>>;

/** The weights of one layer by their plain names. */
export function blockOf<T>(weights: Readonly<Record<string, T>>, layer: number): Block<T> {
  return Object.fromEntries(blockNames.map((name) => [name, weights[`${layer}.${name}`]])) as Block<T>;
}

function block(layer: number, layers: number, d: number): Weights {
  const deep = 0.02 / Math.sqrt(2 * layers);
  const values: Block<Values> = {
    weight1: constant([d], 1),
    bias1: constant([d], 0),
    wqkv: normal(`wqkv ${layer}`, [d, 3 * d], 0.02),
    bqkv: constant([3 * d], 0),
    wo: normal(`wo ${layer}`, [d, d], deep),
    bo: constant([d], 0),
    weight2: constant([d], 1),
    bias2: constant([d], 0),
    wup: normal(`wup ${layer}`, [d, 4 * d], 0.02),
    bup: constant([4 * d], 0),
    wdown: normal(`wdown ${layer}`, [4 * d, d], deep),
    bdown: constant([d], 0),
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${layer}.${name}`, value]));
}
