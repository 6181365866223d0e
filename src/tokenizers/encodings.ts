/** The published encodings that can be fetched, and what a reader should know before fetching one. */

export const encodings = {
  gpt2: {
    name: 'GPT-2',
    file: 'r50k_base',
    vocabulary: 50_256,
    bytes: 574_791,
    zipped: 210_000,
    of: 'GPT-2 and GPT-3',
  },
  cl100k: {
    name: 'cl100k',
    file: 'cl100k_base',
    vocabulary: 100_256,
    bytes: 1_159_216,
    zipped: 458_000,
    of: 'GPT-3.5 and GPT-4',
  },
  o200k: {
    name: 'o200k',
    file: 'o200k_base',
    vocabulary: 199_998,
    bytes: 2_431_335,
    zipped: 1_065_000,
    of: 'GPT-4o',
  },
} as const satisfies Record<string, EncodingFacts>;

interface EncodingFacts {
  readonly name: string;
  /** of gpt-tokenizer's lists of tokens */
  readonly file: string;
  /** tokens without the special ones, whose text is ordinary text here */
  readonly vocabulary: number;
  /** of the file */
  readonly bytes: number;
  /** of the file as a server sends it, gzipped, to the nearest thousand */
  readonly zipped: number;
  /** the models that use it */
  readonly of: string;
}

export type EncodingName = keyof typeof encodings;
export const encodingNames = Object.keys(encodings) as EncodingName[];
