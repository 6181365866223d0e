/** What chapter 6 says of the trained model, said again from the model: its prose cannot be computed when the site is built, because no
 *  page has the model before a reader asks for it. What needs the stories (losses, n-grams) comes from `npm run measure`. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { shipped } from '@/live/shipped';
import { closingTokens } from '@/models/transformer/heads/closingQuote';
import { readWith } from '@/models/transformer/heads/switchOff';
import { promptOf } from '@/models/transformer/prompt';
import { quoteHeads } from '@/widgets/head-gallery/found';

const chapter = readFileSync('content/chapters/transformer/index.mdx', 'utf8');
const straight = (text: string) => text.replace(/[“”]/g, '"').replace(/’/g, "'");

beforeAll(adoptShipped);

/** p of every next token. */
function next(text: string, off: readonly (readonly [number, number])[] = []) {
  const { W, options, sizes, tokenizer } = shipped.model()!;
  const on = W.h.map((_, l) =>
    Array.from({ length: sizes.heads }, (_, h) => Number(!off.some((head) => head[0] === l && head[1] === h))),
  );
  return readWith(promptOf(text, tokenizer, sizes.context).ids, W, options, on).next;
}
const probability = (text: string, piece: string) => next(text)[shipped.model()!.tokenizer.encode(piece)[0]!]!;
const closing = (text: string, off?: typeof quoteHeads) => {
  const p = next(text, off);
  return closingTokens(shipped.model()!.tokenizer).reduce((sum, id) => sum + p[id]!, 0);
};

test('the table of beginnings', () => {
  const rows = [...chapter.split('| beginning | it goes on |')[1]!.split('\n\n')[0]!.matchAll(/^\| (.*?) \| (.*) \|$/gm)]
    .filter(([, beginning]) => !beginning!.startsWith('---')); // prettier-ignore
  expect(rows).toHaveLength(8);
  for (const [, beginning, then] of rows) {
    const said = [...then!.matchAll(/\*?(\w+)\*? (\d\.\d\d)/g)];
    expect(said.length, then).toBeGreaterThan(0);
    for (const [, piece, p] of said) {
      const start = straight(beginning!);
      const begun = /['\d]$/.test(start) ? piece! : ` ${piece}`; // a word that has begun goes on without a space
      expect(probability(start, begun).toFixed(2), `${start}${begun}`).toBe(p);
    }
  }
});

test('the closing mark with and without the two heads', () => {
  const said = (text: string, off?: typeof quoteHeads) => closing(text, off).toFixed(3);
  const open = '"It is quite impossible';
  expect(chapter).toContain(
    `has ${said(open)} with all heads, and ${said(open, quoteHeads)} without the two. (After \`It was quite impossible\`, where nothing is open, ${said('It was quite impossible')}.)`,
  );
});

test('the failures', () => {
  const p = (text: string, piece: string) => probability(text, piece).toFixed(2);
  const jabez = (name: string) => p(`"Mr. Jabez ${name} called. Mr. Jabez`, ' W');
  expect(chapter).toContain(`gives *W* ${jabez('Wilcox')}. That sounds well`);
  expect(chapter).toContain(
    `take the first sentence away: ${p('"Mr. Jabez', ' W')}. Or call him Stone in it: ${jabez('Stone')}.`,
  );
  expect(chapter).toContain(`it says *Watson*, ${p('"My dear', ' Watson')}.`);
  expect(chapter).toContain(`and it says *er*, ${p('"My dear Wat', 'er')}.`);
});

test('losses and scores are those in the file', () => {
  const { note } = shipped.model()!;
  const [nats, bits] = note['held-out loss']!.match(/\d\.\d+/g)!.map(Number) as [number, number];
  expect(chapter).toContain(`| this GPT | ${bits.toFixed(2)} |`);
  expect(chapter).toContain(`its loss is ${nats.toFixed(2)} a token, a perplexity of ${Math.round(Math.exp(nats))}`);
  const { previous, quote, repeated } = JSON.parse(note.heads!) as Record<string, number[][]>;
  expect(chapter).toContain(`looks one place back, with ${previous![3]![3]!.toFixed(2)} of its weight`);
  expect(chapter).toContain(`head L3H2 gives ${quote![3]![2]!.toFixed(2)} of its weight`);
  expect(Math.max(...repeated!.flat())).toBeLessThanOrEqual(0.01);
});
