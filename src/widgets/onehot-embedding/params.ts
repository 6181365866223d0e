import { embedded, lookedUp, multiplications, oneHot } from '@/models/embeddings/oneHot';
import { closeness } from '@/models/embeddings/oneHotCompare';
import { drawnTable, features, find, handMadeTable, vocabulary, vocabularySize } from '@/models/embeddings/oneHotVocabulary'; // prettier-ignore
import { num, oneOf, seed, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { whole } from '@/viz/count';
import { format, formatFixed } from '@/viz/format';
import { shortLabel } from '@/viz/label';

/** Six pairs: as many as can be read at a glance. */
export const mostWords = 4;
const stepNames = ['one-hot', 'multiply', 'add', 'look up', 'compare'] as const;
const choices = ['1280 and 1281', 'dog and dogs', 'all alike'] as const;

export default figure({
  version: 1,
  title: 'Looking up is multiplying',
  caption:
    'A word is an index; the index is a one-hot vector x; C·x is one column of the table C. Twelve of 34,570 words are drawn: the indices of eight are the lecture’s, the others are ours, and so are the vectors, made by hand or drawn from the seed. A trained model learns its table.',
  dials: {
    words: text('Your words, up to four', 'transformers embedding dog dogs', 200),
    d: num('Width d', 4, [2, features.length], 1),
    table: oneOf('Numbers in C', 'made', { made: 'made by hand', drawn: 'drawn' }),
    seed: seed(),
    chosen: num('Chosen word', 0, [0, mostWords - 1], 1, { inPicture: true }),
    /** The row of Cx whose origin is asked for. */
    row: num('Chosen row', 0, [0, features.length - 1], 1, { inPicture: true }),
    step: num('Step', 0, [0, stepNames.length - 1], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'transformers',
      name: 'transformers',
      set: {},
      notice: 'Word 1280 is one lit cell in a column of 34,570: walk through the steps to its vector.',
    },
    {
      id: 'synonyms',
      name: 'dog and dogs',
      set: { words: 'dog dogs cat tunis', step: 4 },
      notice: 'As one-hot vectors dog is as far from dogs as from tunis; in this table dog and dogs are nearest.',
    },
    {
      id: 'unknown',
      name: 'Unknown word',
      set: { words: 'axolotl zyzzyva dog', step: 4 },
      notice: 'Two words outside the list share the row <unk>: nothing can tell them apart any more.',
    },
  ],

  compute({ words: typed, d, table, seed, chosen, row }) {
    const all = typed.split(/[\s,;.]+/u).filter(Boolean);
    const asked = (all.length ? all.slice(0, mostWords) : ['transformers']).map(find);
    const at = Math.min(chosen, asked.length - 1);
    const { row: column } = asked[at]!;
    const C = table === 'made' ? handMadeTable(d) : drawnTable(d, seed);
    const x = oneHot(column, vocabulary.length);
    const between = asked.flatMap((_, b) => asked.slice(0, b).map((_, a) => [a, b] as const));
    return {
      asked,
      typed: all.length,
      dropped: Math.max(0, all.length - mostWords),
      chosen: at,
      column,
      index: vocabulary[column]!.index,
      rowLabels: table === 'made' ? features.slice(0, d) : features.slice(0, d).map((_, k) => `row ${k + 1}`),
      row: Math.min(row, d - 1),
      C,
      x,
      product: embedded(C, x),
      lookup: lookedUp(C, column),
      /** Of the whole table, and of the columns drawn. */
      cost: multiplications(d, vocabularySize),
      drawnCost: multiplications(d, vocabulary.length),
      pairs: between.map(([a, b]) => ({
        a: asked[a]!,
        b: asked[b]!,
        before: closeness(oneHot(asked[a]!.row, vocabulary.length), oneHot(asked[b]!.row, vocabulary.length)),
        after: closeness(lookedUp(C, asked[a]!.row), lookedUp(C, asked[b]!.row)),
      })),
    };
  },

  steps: () => ({ dial: 'step', names: stepNames }),

  describe({ d, table, seed, step }, { asked, chosen, index, product, rowLabels, row, cost, pairs }) {
    const words = asked.map(({ word, unknown }) => `${shortLabel(word, 24)}${unknown ? ' (not in the list)' : ''}`);
    const made =
      table === 'made' ? `made by hand (seed ${seed} is not used)` : `drawn with seed ${seed}, as before any training`;
    const vector = rowLabels.map((label, k) => `${label} ${formatFixed(product.at(k, 0), 2)}`).join(', ');
    const compared = pairs.map(
      ({ a, b, before, after }) =>
        `${shortLabel(a.word, 24)} and ${shortLabel(b.word, 24)}: one-hot cosine ${format(before.cosine)} and distance ${format(before.distance)}, in C ${format(after.cosine) || 'without value'} and ${format(after.distance)}`,
    );
    const shown = [
      `x has ${whole(vocabularySize)} rows, all 0 but row ${whole(index)}`,
      `every column of C is multiplied by its entry of x, and all but one by 0`,
      `the products of each row are added: C·x is ${vector}`,
      `reading column ${whole(index)} gives the same numbers, ${vector}, without the ${whole(cost)} multiplications`,
      compared.length ? compared.join('; ') : 'with a single word there is nothing to compare',
    ][step]!;
    return `Words: ${words.join(', ')}. Chosen: word ${chosen + 1}, ${words[chosen]}, index ${whole(index)} of ${whole(vocabularySize)}. The table C has ${d} rows, ${made}. Row asked about: ${rowLabels[row]}. Step ${stepNames[step]}: ${shown}.`;
  },

  notice(_, { typed, dropped, asked }) {
    const unknown = [...new Set(asked.filter((entry) => entry.unknown).map(({ word }) => `“${shortLabel(word, 24)}”`))];
    const said = [
      typed === 0 && 'No word is typed: the figure looks up “transformers”.',
      dropped > 0 &&
        `Only the first ${mostWords} words are used; ${whole(dropped)} more ${dropped === 1 ? 'was' : 'were'} left out.`,
      unknown.length === 1 && `${unknown[0]} is not in the list: it is looked up as <unk>, the row of every unknown word.`, // prettier-ignore
      unknown.length > 1 &&
        `${unknown.slice(0, -1).join(', ')} and ${unknown.at(-1)} are not in the list: they are looked up as <unk>, the same row.`,
    ];
    return said.filter(Boolean).join(' ') || undefined;
  },

  code: [
    'embeddings/oneHot.ts',
    'embeddings/oneHotCompare.ts',
    'embeddings/neighbours.ts',
    'embeddings/oneHotVocabulary.ts',
  ],

  predict: {
    question: 'As one-hot vectors, before any table: which of the four words lie nearest to each other?',
    choices,
    reveal: { step: 4 },
    gap(said, { pairs }) {
      if (pairs.length < 2) return 'With fewer than 3 words there is nothing to choose between: type some more.';
      const apart = pairs.map(({ before }) => before.distance);
      if (Math.min(...apart) !== Math.max(...apart))
        return `Words that share a row are at distance 0; all others are ${format(Math.max(...apart))} apart.`;
      const nearest = pairs.reduce((best, pair) => (pair.after.distance < best.after.distance ? pair : best));
      return `${said === choices[2] ? 'Yes: all' : 'All'} ${pairs.length} pairs are √2 = ${format(apart[0]!)} apart, with cosine ${format(pairs[0]!.before.cosine)}: an index says nothing about meaning. In this table ${shortLabel(nearest.a.word, 24)} and ${shortLabel(nearest.b.word, 24)} are nearest, with cosine ${format(nearest.after.cosine) || 'without value'}.`;
    },
  },

  facts: {
    index: ({ index }) => whole(index),
    vocabulary: () => whole(vocabularySize),
    multiplications: ({ cost }) => whole(cost),
    oneHotCosine: ({ pairs }) => format(pairs[0]?.before.cosine ?? 0),
    oneHotDistance: ({ pairs }) => format(pairs[0]?.before.distance ?? 0),
    /** Of the first two words. */
    cosine: ({ pairs }) => format(pairs[0]?.after.cosine ?? 0),
    distance: ({ pairs }) => format(pairs[0]?.after.distance ?? 0),
    vector: ({ product }) => Array.from(product.data, (value) => formatFixed(value, 2)).join(', '),
  },

  tasks: [
    'Find two neighbours in the list that are far apart in C, and two words far apart in the list that are near.',
    'Switch to drawn numbers and try some seeds. Are dog and dogs still near? What would have to happen to bring them together?',
    'Turn d down to 2. Which words can C no longer tell apart well?',
  ],
});
