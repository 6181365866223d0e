/** A text as numbers: its words, how often each occurs, and where.
 *  Words are runs of letters in lower case, sentences end at . ! ? or the end of a line.
 *  Leaves out: scripts without spaces between words; digits and punctuation; words too rare to learn from. */

export interface Corpus {
  readonly text: string;
  /** the vocabulary, the most frequent first; a word's id is its place */
  readonly words: readonly string[];
  /** [V] */
  readonly counts: Int32Array;
  readonly ids: ReadonlyMap<string, number>;
  /** ids of the words kept, in the order of the text */
  readonly tokens: Int32Array;
  /** tokens at which a sentence begins, and the end of the last */
  readonly sentences: Int32Array;
  /** character at which each token begins */
  readonly offsets: Int32Array;
  /** words in the text, kept or not, and different ones */
  readonly total: number;
  readonly different: number;
  /** a word must occur so often to be kept */
  readonly atLeast: number;
}

const pattern = /\p{L}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|[.!?\n]/gu;
const ends: ReadonlySet<string> = new Set('.!?\n');
const largest = 5000;
/** Words of a text from which on those seen once or twice are left out. */
const long = 2000;

export function corpusOf(text: string): Corpus {
  const seen = new Map<string, number>();
  const counts: number[] = [];
  // What was found, in order: the word's number or −1 for the end of a sentence, and the character it begins at.
  const found: number[] = [];
  const at: number[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [piece] = match;
    at.push(match.index);
    if (ends.has(piece)) {
      found.push(-1);
      continue;
    }
    const word = piece.toLowerCase().replaceAll('’', "'");
    let id = seen.get(word);
    if (id === undefined) {
      id = seen.size;
      seen.set(word, id);
      counts.push(0);
    }
    counts[id]++;
    found.push(id);
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  const atLeast = total < long ? 1 : 3;
  const all = [...seen.keys()];
  const kept = all
    .map((_, id) => id)
    .filter((id) => counts[id] >= atLeast)
    .sort((a, b) => counts[b] - counts[a] || a - b)
    .slice(0, largest);
  const place = new Int32Array(all.length).fill(-1);
  kept.forEach((id, at) => (place[id] = at));

  const tokens: number[] = [];
  const offsets: number[] = [];
  const sentences = [0];
  for (const [i, id] of found.entries()) {
    if (id >= 0 && place[id] >= 0) {
      tokens.push(place[id]);
      offsets.push(at[i]);
    } else if (id < 0 && tokens.length > sentences.at(-1)!) sentences.push(tokens.length);
  }
  if (tokens.length > sentences.at(-1)!) sentences.push(tokens.length);
  const words = kept.map((id) => all[id]);
  return {
    text,
    words,
    counts: Int32Array.from(kept, (id) => counts[id]),
    ids: new Map(words.map((word, id) => [word, id])),
    tokens: Int32Array.from(tokens),
    sentences: Int32Array.from(sentences),
    offsets: Int32Array.from(offsets),
    total,
    different: all.length,
    atLeast,
  };
}
