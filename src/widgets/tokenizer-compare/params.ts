import { fetchCourse } from '@/corpus/course';
import { flag, num, oneOf, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format } from '@/viz/format';
import { windows } from './closest';
import { compute, measured, sources, views, type Result } from './compute';
import { numberTexts } from './numbers';
import { mostShown } from './rows';
import { bpeWith, schemeNames, type OwnName } from './schemes';
import { costWords, describe, notice, seen, some, wideCharacters } from './words';

const code = `def mean(values):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)`;

const asked = { characters: 'characters', bytes: 'bytes', words: 'words' } as const;

const capital = (words: string) => words[0].toUpperCase() + words.slice(1);
const rowOf = ({ rows, excerptSize }: Result, name: OwnName) =>
  measured(rows, excerptSize).find(({ scheme }) => scheme === name)!;
const waysOf = ({ numbers }: Result, digits: number) =>
  whole(numbers.columns[0].lengths.find((length) => length.digits === digits)?.ways ?? 0);
const bpeSplit = (number: string, merges: number) => {
  const bpe = bpeWith(merges);
  return bpe
    .encode(number)
    .map((id) => seen(bpe.piece(id)))
    .join('|');
};

export default figure({
  version: 1,
  title: 'One text, split in seven ways',
  caption:
    'Short pieces make long sequences, and attention costs their square; long pieces need a large vocabulary. Press a token to cut the text after it. The first four ways are computed here. The encodings of GPT-2, GPT-4 and GPT-4o are fetched when you ask for them, and stay in this browser.',
  dials: {
    view: oneOf('View', 'compare', views),
    source: oneOf('Text', 'own', sources),
    merges: num('Merges of our BPE', 1024, [256, 2048], 256),
    model: oneOf('Model', 'gpt-2-small', Object.fromEntries(windows.map(({ id, name }) => [id, name])), {
      inPicture: true,
    }),
    shown: flag('Show the tokens', false, { inPicture: true }),
    scheme: oneOf('Way of splitting', 'bytes', schemeNames, { inPicture: true }),
    at: num('Token', 3, [1, mostShown], 1, { inPicture: true }),
    text: text('Your own text', 'naïve café 🤖 2048', 1_000_000, {
      multiline: true,
      files: true,
      inPicture: true,
    }),
  },
  presets: [
    {
      id: 'naive',
      name: 'naïve café',
      set: {},
      notice:
        'Bytes make the longest sequence and can write anything; words make the shortest, and may not know the words.',
    },
    {
      id: 'french',
      name: 'French',
      set: { shown: true, text: 'L’élève naïf a goûté un gâteau à Noël, où même l’hôte fut déçu.', at: 5 },
      notice:
        'Every accented letter takes two bytes, and a tokenizer that learned from English prose cuts French small.',
    },
    {
      id: 'emoji',
      name: 'Emoji',
      set: { shown: true, text: '👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🤖 e\u0301', scheme: 'characters', at: 2 },
      notice: 'One visible character may be several code points, and many more bytes: a family is 7 and 25.',
    },
    {
      id: 'code',
      name: 'Program',
      set: { shown: true, text: code, scheme: 'bpe', at: 12 },
      notice: 'Words forget the indentation, which means something here; bytes and byte-pair tokens keep it.',
    },
    {
      id: 'digits',
      name: 'Digits',
      set: { shown: true, merges: 2048, text: '1234 + 5678 = 6912; 2048 × 1.5 = 3072', scheme: 'bpe', at: 4 },
      notice:
        'Words keep a number whole or lose it, bytes take every digit; where our tokenizer cuts it depends on what it learned from.',
    },
    {
      id: 'thai',
      name: 'Thai',
      set: { shown: true, text: 'ภาษาไทยไม่เว้นวรรคระหว่างคำ', at: 4 },
      notice:
        'Three bytes a character, no spaces between words: our tokenizer, which learned from English, is left with little more than bytes.',
    },
    {
      id: 'numbers',
      name: 'Numbers',
      set: { view: 'numbers', shown: true, merges: 2048, text: numberTexts.join(' ') },
      notice:
        'Merges split a number where its digits were frequent in the training text; the two repairs keep the places in line.',
    },
    {
      id: 'budget',
      name: 'Budget',
      set: { view: 'budget', shown: true, source: 'scandal' },
      notice: 'How much text a window holds depends on the tokenizer and on the text; choose another model.',
    },
  ],

  prepare: fetchCourse,
  compute,
  describe,
  notice,

  code: [
    'text/measure.ts',
    'text/letters.ts',
    'text/wordTokenizer.ts',
    'text/graphemes.ts',
    'text/bpe/bpe.ts',
    'text/bpe/growing.ts',
    'text/digitGroups.ts',
    'text/budget.ts',
  ],

  predict: {
    question: 'Which needs the most tokens for “naïve café 🤖 2048”: characters, bytes or words?',
    choices: Object.values(asked),
    reveal: { shown: true },
    gap(said, result) {
      const counts = (Object.keys(asked) as (keyof typeof asked)[])
        .map((name) => ({ name, tokens: rowOf(result, name).tokens }))
        .sort((a, b) => b.tokens - a.tokens);
      const most = counts.filter(({ tokens }) => tokens === counts[0].tokens);
      const fewer = counts.slice(most.length).map(({ name, tokens }) => `${whole(tokens)} for ${asked[name]}`);
      const wide = wideCharacters(result.excerpt);
      return [
        result.long ? `In its first ${whole(result.excerptSize.characters)} characters. ` : '',
        capital(most.map(({ name }) => asked[name]).join(' and ')),
        `: ${some(counts[0].tokens, 'token')}${most.length > 1 ? ' each' : ''}`,
        fewer.length ? `, against ${fewer.join(' and ')}` : '',
        most.length === 1 && most[0].name === 'bytes' && wide ? `: ${wide}.` : '.',
        said === null || most.some(({ name }) => asked[name] === said) ? '' : ` You said ${said}.`,
      ].join('');
    },
  },

  facts: {
    characters: (result) => whole(rowOf(result, 'characters').tokens),
    graphemes: ({ graphemes }) => whole(graphemes),
    bytes: (result) => whole(rowOf(result, 'bytes').tokens),
    words: (result) => whole(rowOf(result, 'words').tokens),
    bpeTokens: (result) => whole(rowOf(result, 'bpe').tokens),
    characterCost: (result) => costWords(rowOf(result, 'characters').cost),
    byteCost: (result) => costWords(rowOf(result, 'bytes').cost),
    wordCost: (result) => costWords(rowOf(result, 'words').cost),
    bpeCost: (result) => costWords(rowOf(result, 'bpe').cost),
    bytesPerToken: (result) => format(rowOf(result, 'bpe').bytesPerToken),
    charactersPerToken: (result) => format(rowOf(result, 'bpe').charactersPerToken),
    characterVocabulary: (result) => whole(rowOf(result, 'characters').vocabulary),
    wordVocabulary: (result) => whole(rowOf(result, 'words').vocabulary),
    bpeVocabulary: (result) => whole(rowOf(result, 'bpe').vocabulary),
    unknownWords: ({ rows }) => whole(rows[2].shown.filter(({ unknown }) => unknown).length),
    split380: (_, { merges }) => bpeSplit('380', merges),
    split385: (_, { merges }) => bpeSplit('385', merges),
    split390: (_, { merges }) => bpeSplit('390', merges),
    split1234: (_, { merges }) => bpeSplit('1234', merges),
    split1999: (_, { merges }) => bpeSplit('1999', merges),
    split2048: (_, { merges }) => bpeSplit('2048', merges),
    waysOfThreeDigits: (result) => waysOf(result, 3),
    waysOfFourDigits: (result) => waysOf(result, 4),
    covered: ({ budget }) => whole(budget.covered),
    textCharacters: ({ size }) => whole(size.characters),
  },

  tasks: [
    'Cut the bytes inside é. What do the kept ones decode to?',
    'Find a text that takes as many words as characters.',
    'Write a sentence of which our tokenizer makes one token a word, and one of which it makes only bytes.',
    'Turn the merges up and down under Numbers. Which numbers are split anew, and why those?',
  ],
});
