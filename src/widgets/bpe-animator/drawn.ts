/** The text as the drawing has it: symbols that never move from their place, grouped into the tokens of a step. */
import type { Bpe } from '@/models/text/bpe/bpe';
import { pairPlaces } from '@/models/text/bpe/pairs';
import { visible } from '@/viz/label';
import type { PieceSymbol } from '@/viz/pieces';
import { lengthsOf, mostDrawn, type Encoded } from './look';

/** @param pair to be marked where it would be merged */
export function drawn(
  bpe: Bpe,
  { start, now, letters }: Encoded,
  pair?: { readonly leftId: number; readonly rightId: number },
): PieceSymbol[][] {
  const lengths = lengthsOf(bpe);
  const hues = huesOf(bpe, lengths);
  const halves = new Map<string, 'left' | 'right'>();
  for (const { chunk, index, merges } of pair ? pairPlaces(now, pair.leftId, pair.rightId) : [])
    if (merges) halves.set(`${chunk} ${index}`, 'left').set(`${chunk} ${index + 1}`, 'right');

  let token = -1;
  let before = { id: -1, hue: 0 };
  let room = mostDrawn;
  return now.map((ids, c) => {
    let at = 0;
    return ids.flatMap((id, i) => {
      token++;
      // Two different tokens side by side must not look like one.
      const wanted = hues(id);
      const hue = id !== before.id && wanted === before.hue ? 1 + (wanted % 8) : wanted;
      before = { id, hue };
      const size = lengths(id);
      const shown = Math.max(0, Math.min(size, room));
      const symbols = start[c]!.slice(at, at + shown);
      const texts = bpe.base === 'bytes' ? textsOfBytes(symbols) : letters[c]!.slice(at, at + shown).map(textOfLetter);
      at += size;
      room -= size;
      return texts.map((text, n) => ({
        ...text,
        token,
        hue,
        unknown: symbols[n] === bpe.unknown,
        half: halves.get(`${c} ${i}`),
        first: n === 0,
        last: n === size - 1,
      }));
    });
  });
}

/** 1 … 8; a merge takes the hue of its longer half. */
function huesOf(bpe: Bpe, lengths: (id: number) => number): (id: number) => number {
  const hues = new Map<number, number>();
  const hue = (id: number) => hues.get(id) ?? 1 + (id % 8);
  for (const { id, left, right } of bpe.merges)
    if (!hues.has(id)) hues.set(id, hue(lengths(right) > lengths(left) ? right : left));
  return hue;
}

const textOfLetter = (letter: string) => ({ text: seen(letter) });

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A character stands where its first byte is, when all its bytes are in the token; a byte alone is written in hexadecimal. */
export function textsOfBytes(bytes: readonly number[]): { text: string; hex?: boolean }[] {
  const texts: { text: string; hex?: boolean }[] = [];
  while (texts.length < bytes.length) {
    const at = texts.length;
    const first = bytes[at]!;
    const size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const character = characterOf(bytes.slice(at, at + size));
    if (character === undefined) texts.push({ text: first.toString(16).toUpperCase().padStart(2, '0'), hex: true });
    else texts.push({ text: seen(character) }, ...Array.from({ length: size - 1 }, () => ({ text: '' })));
  }
  return texts;
}

function characterOf(bytes: readonly number[]): string | undefined {
  try {
    const text = utf8.decode(new Uint8Array(bytes));
    return /^[^\p{Control}]$/u.test(text) || /^[\n\t]$/.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** White space and what has no width can be seen. */
function seen(character: string): string {
  const shown = visible(character);
  return /^[\p{Control}\p{Format}]$/u.test(shown) ? '�' : shown;
}
