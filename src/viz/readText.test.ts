import { expect, test } from 'vitest';
import { firstInvalid, readText } from './readText';

const file = (...parts: BlobPart[]) => new File(parts, 'notes.txt');

test('UTF-8 text is read as it is, a byte-order mark aside', async () => {
  expect(await readText(file('naïve café 🤖\n'), 100)).toEqual({ text: 'naïve café 🤖\n' });
  expect(await readText(file(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), 100)).toEqual({ text: 'a' });
});

test('another encoding is refused in a sentence that names the byte and its place', async () => {
  const latin1 = new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x20, 0x61]);
  expect((await readText(file(latin1), 100)).problem).toBe(
    '“notes.txt” is not UTF-8 text: the byte E9 at position 3 is not part of a character. Save it as UTF-8 and try again.',
  );
});

test('the first broken byte is found wherever it stands', () => {
  const text = new TextEncoder().encode('é'.repeat(5000));
  for (const at of [0, 2, 4998, 9998]) {
    const broken = text.slice();
    broken[at] = 0xff;
    expect(firstInvalid(broken)).toBe(at);
  }
  expect(firstInvalid(text)).toBe(-1);
  expect(firstInvalid(text.subarray(0, 9999))).toBe(9998);
});

test('too large, too long and empty files are refused, each with its reason', async () => {
  expect((await readText(file('x'.repeat(41)), 10)).problem).toContain('too large: at most 10 characters');
  expect((await readText(file('x'.repeat(11)), 10)).problem).toContain('too long: 11 characters, and at most 10');
  expect((await readText(file(' \n'), 10)).problem).toContain('holds no text');
});
