/** What this engine has to reach: how many times as fast as a peer, by medians of one run; and the share of the multiply–add roof. */

export interface Mark {
  readonly title: string;
  readonly against: 'tfjs-wasm' | 'jax-js' | 'gpt-tokenizer' | 'recount' | 'n-gram';
  readonly atLeast: number;
}

const tfjs = (title: string, atLeast: number): Mark => ({ title, against: 'tfjs-wasm', atLeast });

export const marks: readonly Mark[] = [
  tfjs('matmul 8³', 30),
  tfjs('matmul 64³', 1.6),
  tfjs('matmul 128³', 1.3),
  tfjs('matmul 256³', 1.3),
  tfjs('matmul 512³', 1.3),
  tfjs('attention T16 d16', 20),
  tfjs('attention T128 d32', 11),
  tfjs('softmax 128×128', 1),
  tfjs('layer norm 128×128', 5),
  tfjs('LSTM step h64 batch 1', 5),
  tfjs('LSTM step h64 batch 32', 2.7),
  tfjs('LSTM step h128 batch 1', 5),
  tfjs('LSTM step h128 batch 32', 2.7),
  tfjs('LSTM training h50 T16 batch 32', 12),
  tfjs('GPT training T128 batch 1', 11),
  tfjs('GPT training T64 batch 8', 11),
  { title: 'GPT training T128 batch 1', against: 'jax-js', atLeast: 2.3 },
  { title: 'GPT training T64 batch 8', against: 'jax-js', atLeast: 2.3 },
  { title: 'BPE training 16 KB, 128 merges', against: 'recount', atLeast: 30 },
  { title: 'encode 1 MB, gpt2, warm', against: 'gpt-tokenizer', atLeast: 1 },
  { title: 'encode 1 MB, cl100k, warm', against: 'gpt-tokenizer', atLeast: 1 },
  { title: 'encode 1 MB, o200k, warm', against: 'gpt-tokenizer', atLeast: 1 },
  { title: 'n-gram counts 1 MB, words, N = 3', against: 'n-gram', atLeast: 2 },
  { title: 'n-gram counts 1 MB, letters, N = 5', against: 'n-gram', atLeast: 2 },
];

export const roofShare = { titles: ['matmul 128³', 'matmul 256³', 'matmul 512³'], atLeast: 0.75 };
