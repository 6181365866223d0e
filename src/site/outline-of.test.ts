import { expect, test } from 'vitest';
import { outlineOf } from './outline-of';

const known = {
  entries: new Map([
    ['attention/masking', 'attention'],
    ['attention/qkv', 'attention'],
    ['rnn/lstm', 'rnn-lstm'],
  ]),
  planned: new Set(['mask-painter', 'seq2seq-bottleneck']),
  built: new Set(['mask-painter']),
};
const read = (mdx: string) => outlineOf('attention', 5, mdx, known);

test('sections, figures and equations are numbered in the order they stand', () => {
  const { headings, targets } = read(`
## Three roles [#attention-qkv]
<Equation id="roles">
<Figure id="mask-painter" preset="causal" />
## No peeking [#attention-masking]
<Figure id="mask-painter" as="mistake">caption</Figure>
## Quiz`);
  expect(headings.map(({ number, title }) => `${number} ${title}`)).toEqual(['5.1 Three roles', '5.2 No peeking']);
  expect(targets.get('mask-painter.mistake')).toEqual({
    kind: 'Figure',
    number: '5.2',
    anchor: 'mask-painter.mistake',
  });
  expect(targets.get('roles')).toEqual({ kind: 'Equation', number: '5.1', anchor: 'equation-roles' });
});

test('a figure not built yet takes no number and is open', () => {
  const outline = read('<Figure id="seq2seq-bottleneck" />\n<Figure id="mask-painter" />');
  expect(outline.openFigures).toEqual(['seq2seq-bottleneck']);
  expect(outline.targets.get('mask-painter')?.number).toBe('5.1');
});

test('an example in a code fence places nothing', () => {
  expect(read('```mdx\n<Figure id="mask-painter" />\n## X [#attention-qkv]\n```').targets.size).toBe(0);
});

test('mistakes stop with a sentence that names the file', () => {
  expect(() => read('<Figure id="mask-painter" />\n<Figure id="mask-painter" />')).toThrow(
    'content/chapters/attention/index.mdx: "mask-painter" is placed twice',
  );
  expect(() => read('<Figure id="mask-painterr" />')).toThrow(
    '<Figure id="mask-painterr"> is not in the curriculum. Figures that exist: mask-painter.',
  );
  expect(() => read('## LSTM [#rnn-lstm]')).toThrow(
    'no entry of this chapter. Its entries are attention-masking, attention-qkv',
  );
  expect(() => read('<Equation>')).toThrow('an <Equation> has no id');
});
