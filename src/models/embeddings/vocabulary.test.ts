import { expect, test } from 'vitest';
import { concordance } from './concordance';
import { company, contextsOf, sharedContexts } from './contexts';
import { countsBeside } from './lean';
import { corpusOf } from './vocabulary';

const text = 'The king sat on his throne. The queen sat on her throne!\nThe dog barked';
const corpus = corpusOf(text);
const id = (word: string) => corpus.ids.get(word)!;

test('words in lower case, the most frequent first', () => {
  expect(corpus.words.slice(0, 4)).toEqual(['the', 'sat', 'on', 'throne']);
  expect([...corpus.counts.slice(0, 4)]).toEqual([3, 2, 2, 2]);
  expect(corpus.total).toBe(15);
  expect(corpus.different).toBe(10);
});

test('sentences end at marks and lines', () => {
  expect([...corpus.sentences]).toEqual([0, 6, 12, 15]);
});

test('every word is where its offset says', () => {
  corpus.tokens.forEach((token, at) => {
    const word = corpus.words[token];
    expect(text.slice(corpus.offsets[at], corpus.offsets[at] + word.length).toLowerCase()).toBe(word);
  });
});

test('a word may hold an apostrophe or a hyphen; a text without letters has no words', () => {
  expect(corpusOf('don’t self-attend - “naïve”').words).toEqual(["don't", 'self-attend', 'naïve']);
  expect(corpusOf('1 2 3 👩‍👩‍👧 …').words).toEqual([]);
  expect(corpusOf('السلام عليكم').words).toHaveLength(2);
});

test('in a long text words seen once or twice are left out', () => {
  const long = corpusOf(`${'one two three '.repeat(700)} rare`);
  expect(long.ids.has('rare')).toBe(false);
  expect(long.atLeast).toBe(3);
});

test('contexts stop at the window and at the sentence', () => {
  expect([...contextsOf(corpus, id('throne'), 2)].map(([word]) => corpus.words[word]).sort()).toEqual([
    'her',
    'his',
    'on',
  ]);
  expect(contextsOf(corpus, id('dog'), 8).size).toBe(2);
});

test('king and queen never meet and share sat, on, throne and the', () => {
  expect(company(corpus, id('king'), id('queen'), 6)).toEqual({ together: 0, first: 5, second: 5, shared: 4 });
  const [king, queen] = ['king', 'queen'].map((word) => contextsOf(corpus, id(word), 6));
  expect(sharedContexts(corpus, king, queen)).not.toContain(id('dog'));
});

test('his counts as he, her as she', () => {
  expect(countsBeside(corpus, id('throne'))).toEqual({ he: 1, she: 1 });
  expect(countsBeside(corpus, id('king'))).toEqual({ he: 1, she: 0 });
});

test('a line is quoted as it stands, and the next one chosen is another', () => {
  const lines = concordance(corpus, id('throne'));
  expect(lines).toHaveLength(2);
  expect(lines[0]).toEqual({ before: 'The king sat on his ', word: 'throne', after: '. The queen sat on her throne!' });
  const repeated = corpusOf(`${'a boat on the bank.\n'.repeat(9)}the bank lent us money.`);
  expect(concordance(repeated, repeated.ids.get('bank')!, 2).map(({ before }) => before)).toEqual([
    'a boat on the ',
    'the ',
  ]);
});
