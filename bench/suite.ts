/** What is measured, in order. `flops` where a rate says something; `seconds` is how long its rounds may take in a full run. */

import type { Data, Kind } from './engine';
import { attention } from './workloads/attention';
import { bpeTraining, prose, shuffled, type Encoding } from './workloads/bpe';
import { bracketRace } from './workloads/bracketRace';
import { gptReading } from './workloads/gptReading';
import { gptTraining } from './workloads/gptTraining';
import { layerNorm } from './workloads/layerNorm';
import { lstmStep } from './workloads/lstmStep';
import { lstmTraining } from './workloads/lstmTraining';
import { matmul } from './workloads/matmul';
import { ngramCounting } from './workloads/ngramCounting';
import { softmax } from './workloads/softmax';

export interface Workload<K extends Kind = Kind> {
  readonly title: string;
  readonly kind: K;
  readonly data: () => Data[K];
  readonly flops?: number;
  readonly seconds: number;
}

const workload = <K extends Kind>(
  kind: K,
  title: string,
  data: () => Data[K],
  seconds: number,
  flops?: number,
): Workload<K> => ({ kind, title, data, seconds, flops });

export const suite: readonly Workload[] = [
  ...[8, 16, 32, 64, 128, 256, 512].map((n) =>
    workload('matmul', `matmul ${n}³`, () => matmul(n), n < 512 ? 5 : 12, 2 * n ** 3),
  ),
  workload('attention', 'attention T16 d16', () => attention(16, 16), 5),
  workload('attention', 'attention T128 d32', () => attention(128, 32), 5),
  workload('softmax', 'softmax 128×128', () => softmax(128, 128), 5),
  workload('layerNorm', 'layer norm 128×128', () => layerNorm(128, 128), 5),
  ...[64, 128].flatMap((h) =>
    [1, 32].map((batch) => workload('lstmStep', `LSTM step h${h} batch ${batch}`, () => lstmStep(h, batch), 5)),
  ),
  workload('lstmTraining', 'LSTM training h50 T16 batch 32', lstmTraining, 8),
  ...(['elman', 'gated', 'gru', 'lstm'] as const).map((cell) =>
    workload('bracketRace', `Bracket race, 1,000 sequences, ${cell}`, () => bracketRace(cell), 5),
  ),
  workload('gptTraining', 'GPT training T128 batch 1', () => gptTraining(1, 128), 20),
  workload('gptTraining', 'GPT training T64 batch 8', () => gptTraining(8, 64), 30),
  workload('nextToken', 'Shipped GPT, next token at 128', () => gptReading(128), 5),
  workload('wholePass', 'Shipped GPT, every head and logit of 128 tokens', () => gptReading(128), 5),
  workload('opening', 'Shipped GPT, from its file to the first prediction', () => gptReading(20), 5),
  workload('bpeTraining', 'BPE training 16 KB, 128 merges', () => bpeTraining(prose, 'whole', 128), 8),
  ...(['gpt2', 'words', 'whole'] as const).map((pretokeniser) =>
    workload(
      'bpeTraining',
      `BPE training 1 MB, 2,048 merges, ${pretokeniser}`,
      () => bpeTraining(shuffled(), pretokeniser, 2048),
      8,
    ),
  ),
  ...(['gpt2', 'cl100k', 'o200k'] satisfies Encoding[]).flatMap((encoding) => [
    workload('encode', `encode 1 MB, ${encoding}, warm`, () => ({ text: shuffled(), encoding, cache: 'warm' }), 8),
    workload('encode', `encode 16 KB, ${encoding}, cold`, () => ({ text: prose, encoding, cache: 'cold' }), 5),
  ]),
  workload('ngramCounting', 'n-gram counts 1 MB, words, N = 3', () => ngramCounting('words', 3), 5),
  workload('ngramCounting', 'n-gram counts 1 MB, letters, N = 5', () => ngramCounting('letters', 5), 8),
] as readonly Workload[];
