/** What is drawn of one way of splitting a text. */
import { bytesOf, bytesOfString } from '@/models/text/bpe/alphabet';
import { legible } from '@/models/text/bpe/spelling';
import { byteString } from '@/models/text/bpe/alphabet';
import { wordsOf } from '@/models/text/wordTokenizer';
import type { Encoded } from '@/tokenizers/encode';
import { bpeWith, tokenizerOf, unknownOf, vocabularyOf, type OwnName, type SchemeName } from './schemes';

export interface Token {
  readonly id: number;
  /** As the text has it; a byte that is no character by itself as ⟨E2⟩. */
  readonly piece: string;
  readonly bytes: readonly number[];
  readonly unknown: boolean;
}

export interface Row {
  readonly scheme: SchemeName;
  readonly vocabulary: number;
  readonly tokens: number;
  /** The first of them. */
  readonly shown: readonly Token[];
  /** What the first k tokens decode to. */
  decoded(k: number): string;
}

/** Tokens of a text that can be looked at one by one. */
export const mostShown = 300;

export function ownRow(scheme: OwnName, text: string, merges: number): Row {
  const tokenizer = tokenizerOf(scheme, merges);
  const ids = tokenizer.encode(text);
  const first = ids.slice(0, mostShown);
  return {
    scheme,
    vocabulary: vocabularyOf(scheme, merges),
    tokens: ids.length,
    shown: first.map(tokenOf(scheme, text, merges)),
    decoded: (k) => tokenizer.decode(first.slice(0, k)),
  };
}

/** What is unknown has lost its text, so that is read from the text itself. */
function tokenOf(scheme: OwnName, text: string, merges: number): (id: number, i: number) => Token {
  const unknown = unknownOf(scheme);
  if (scheme === 'characters' || scheme === 'words') {
    const pieces = scheme === 'words' ? wordsOf(text) : Array.from(text.slice(0, 2 * mostShown));
    return (id, i) => {
      const piece = (pieces[i] ?? '').toWellFormed();
      return { id, piece, bytes: Array.from(bytesOf(piece)), unknown: id === unknown };
    };
  }
  const bpe = bpeWith(merges);
  return (id) => {
    const bytes = scheme === 'bytes' ? [id] : Array.from(bytesOfString(bpe.spelling[id]));
    return { id, bytes, piece: pieceOf(bytes), unknown: false };
  };
}

export const pieceOf = (bytes: readonly number[]): string => legible(byteString(bytes), 'bytes');

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

export function publishedRow(scheme: SchemeName, vocabulary: number, { tokens, ids, bytes }: Encoded): Row {
  return {
    scheme,
    vocabulary,
    tokens,
    shown: ids.map((id, i) => ({ id, bytes: bytes[i], piece: pieceOf(bytes[i]), unknown: false })),
    decoded: (k) => utf8.decode(new Uint8Array(bytes.slice(0, k).flat())),
  };
}
