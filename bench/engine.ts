/** What an engine is to the bench: a name, and for each kind of workload a job that can be done once or read. */

import type { Attention } from './workloads/attention';
import type { BpeTraining, Encode } from './workloads/bpe';
import type { BracketRace } from './workloads/bracketRace';
import type { GptTraining } from './workloads/gptTraining';
import type { GptReading } from './workloads/gptReading';
import type { LayerNorm } from './workloads/layerNorm';
import type { LstmStep } from './workloads/lstmStep';
import type { LstmTraining } from './workloads/lstmTraining';
import type { Matmul } from './workloads/matmul';
import type { NgramCounting } from './workloads/ngramCounting';
import type { Softmax } from './workloads/softmax';

export interface Job {
  /** The work, once, its result computed but left where the engine keeps it, as inside a larger model.
   *  A promise is awaited before the next turn. */
  once(): unknown;
  /** The same work with its result as plain numbers. For a training step: the losses of three steps from the first weights;
   *  called once, before any timing. */
  read(): Float32Array | Promise<Float32Array>;
  /** Gives back what the job holds. */
  end?(): void;
}

export interface Data {
  matmul: Matmul;
  attention: Attention;
  softmax: Softmax;
  layerNorm: LayerNorm;
  lstmStep: LstmStep;
  lstmTraining: LstmTraining;
  bracketRace: BracketRace;
  gptTraining: GptTraining;
  nextToken: GptReading;
  wholePass: GptReading;
  opening: GptReading;
  bpeTraining: BpeTraining;
  encode: Encode;
  ngramCounting: NgramCounting;
}

export type Kind = keyof Data;
export type Jobs = { readonly [K in Kind]?: (data: Data[K]) => Job | Promise<Job> };

/** A loop that only multiplies and adds in registers: no matrix product on this machine can have a higher rate. */
export interface Roof {
  once(): void;
  /** floating-point operations of one turn */
  readonly flops: number;
}

export interface Engine {
  readonly name: string;
  /** version, backend, build: one line under the table */
  readonly about: string;
  /** Called before each of its samples; an engine with several backends chooses one here. */
  enter?(): void;
  readonly jobs: Jobs;
  readonly roof?: Roof;
}

/** What differs between Node and the page. */
export interface Place {
  readonly name: string;
  /** the folder of installed packages, as the place reaches it, with a slash at its end */
  readonly packages: string;
  /** how our engine reads its kernels; left out: fetch */
  readonly load?: (url: URL) => Promise<BufferSource>;
}
