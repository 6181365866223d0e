import { compareLookups } from '@/models/attention/compareLookups';
import { matrix, num } from '@/state/dials';
import { figure } from '@/state/figure';
import { format, formatExact, percent } from '@/viz/format';

/** The planes show −2 … 2 both ways; at most four entries, so that every point can still be told from its neighbours. */
export const reach = 2;
export const maxEntries = 4;
const points = { min: -reach, max: reach, maxCols: 2 };

const first = { query: [[0.8, 0.2]], keys: [[1, 0], [0, 1]], values: [[1, 1], [-1, 1]] }; // prettier-ignore
/** What the next entry is when the reader adds one. */
export const spare = {
  keys: [...first.keys, [-0.7, -0.7], [0.7, -0.7]],
  values: [...first.values, [0, -1], [1.2, -0.4]],
};

/** A link may hold a matrix of any width, or none: what is missing is 0, and a key without a value is no entry. */
const asPoint = (row: readonly number[] = []): [number, number] => [row[0] ?? 0, row[1] ?? 0];
function dictionary(keys: number[][], values: number[][]) {
  const n = Math.max(1, Math.min(keys.length, values.length));
  const rows = (points: number[][]) => Array.from({ length: n }, (_, j) => asPoint(points[j]));
  return { keys: rows(keys), values: rows(values) };
}

const words = (point: ArrayLike<number>, write = format) => `(${Array.from(point, (x) => write(x)).join(', ')})`;
const list = (items: readonly string[]) => items.join(items.length > 2 ? ', ' : ' and ');

export default figure({
  version: 1,
  title: 'A dictionary that answers with a blend',
  caption:
    'Left, the query is compared with every key. Right, the values are mixed in the shares this gives them. Drag any point, or type its numbers.',
  dials: {
    query: matrix('Query', first.query, { ...points, maxRows: 1 }),
    keys: matrix('Keys', first.keys, { ...points, maxRows: maxEntries }),
    values: matrix('Values', first.values, { ...points, maxRows: maxEntries }),
    beta: num('Sharpness β', 1, [0.1, 100], 0.1, { log: true }),
    step: num('Step', 0, [0, 2], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'two-entries',
      name: 'Two entries',
      set: { step: 2 },
      notice: 'The query leans towards the first key, but it is not equal to it.',
    },
    {
      id: 'tie',
      name: 'Tie',
      set: { query: [[0.5, 0.5]], step: 2 },
      notice: 'Both keys score the same: the soft answer is halfway, the hard one has to pick by position.',
    },
    {
      id: 'opposite',
      name: 'Negative query',
      set: { query: [[-0.8, -0.2]], step: 2 },
      notice: 'No key agrees with this query, and still the weights sum to one: the least bad key leads.',
    },
    {
      id: 'three-keys',
      name: 'Three keys',
      set: { query: [[0.3, 0.6]], keys: spare.keys.slice(0, 3), values: spare.values.slice(0, 3), step: 2 },
      notice: 'Three values span a triangle. Wherever you drag the query, the answer stays inside.',
    },
    {
      id: 'sharp',
      name: 'Very sharp',
      set: { beta: 100, step: 2 },
      notice:
        'With a large β the soft lookup becomes the hard one, and its derivative goes to zero, except near a tie.',
    },
    {
      id: 'twins',
      name: 'Equal keys',
      set: { keys: [[1, 0], [1, 0]], step: 2 }, // prettier-ignore
      notice: 'Equal keys always share alike, however sharp: their values come out as an even mix.',
    },
  ],

  compute({ query, keys, values, beta }) {
    const entries = { query: asPoint(query[0]), ...dictionary(keys, values) };
    return { entries, ...compareLookups(entries.query, entries.keys, entries.values, beta) };
  },

  steps: () => ({ dial: 'step', names: ['compare', 'weigh', 'blend'] }),

  describe({ beta, step }, { query, keys, values, soft, hard, distance, softJacobian }) {
    const rowsOf = (x: typeof keys) => list((x.tolist() as number[][]).map((row) => words(row, formatExact)));
    const scores = Array.from(soft.scores.data, (s) => format(s));
    const lines = [
      `Step ${step + 1} of 3. The query ${words(query.data, formatExact)} is compared with the keys ${rowsOf(keys)}, which hold the values ${rowsOf(values)}; its scores are ${list(scores)}. The sharpness β is ${formatExact(beta)}.`,
    ];
    if (step > 0) lines.push(`The weights are ${list(Array.from(soft.weights.data, (a) => format(a)))}.`);
    if (step > 1)
      lines.push(
        `The soft lookup answers ${words(soft.output.data)}; the hard lookup answers with value ${hard.chosen + 1}, ${words(hard.output.data)}, ${format(distance)} away. Moving the query moves the soft answer at rates ${words(softJacobian.data)}, and the hard answer not at all.`,
      );
    return lines.join(' ');
  },

  notice({ keys, values }, { hard, keys: K }) {
    if (Math.min(keys.length, values.length) === 0)
      return 'The dictionary is empty: one entry at the origin stands in for it.';
    if (keys.length !== values.length) return 'Every entry needs a key and a value: what has no partner was left out.';
    const tied = hard.tied.map((j) => j + 1);
    if (tied.length < 2) return undefined;
    const same = hard.tied.every((j) => K.at(j, 0) === K.at(hard.chosen, 0) && K.at(j, 1) === K.at(hard.chosen, 1));
    return `Keys ${list(tied.map(String))} ${same ? 'are equal' : 'score the same'}: the hard lookup takes the first of them.`;
  },

  code: [
    'attention/softDictionary.ts',
    'attention/hardDictionary.ts',
    'attention/compareLookups.ts',
    'attention/jacobian.ts',
  ],

  predict: {
    question: 'The query [0.8, 0.2] is nearer to the first key. What comes out?',
    choices: ['exactly the first value', 'exactly the second value', 'a blend of both'],
    reveal: { step: 2 },
    gap(said, { soft, hard, values }) {
      const shares = Array.from(soft.weights.data, (a, j) => `${percent(a)} of value ${j + 1}`);
      const answer = `The answer is ${words(soft.output.data)}: ${list(shares)}.`;
      if (soft.weights.max().item() > 0.9995)
        return `${answer} Here the blend is so sharp that one value is all of it.`;
      if (said === 'a blend of both') return `${answer} A blend, as you said.`;
      if (said === 'exactly the first value' && hard.chosen === 0)
        return `${answer} Only the hard lookup gives exactly the first value, ${words(hard.output.data)}.`;
      return said ? `${answer} None of the ${values.shape[0]} values comes out whole.` : answer;
    },
  },

  facts: {
    weight1: ({ soft }) => format(soft.weights.at(0, 0)),
    weight2: ({ soft }) => format(soft.weights.at(0, 1)),
    output: ({ soft }) => words(soft.output.data),
    hard: ({ hard }) => words(hard.output.data),
  },

  tasks: [
    'Bring the answer onto the second value without touching the values.',
    'Make a key longer without turning it. Why does it win?',
    'Try to get the answer outside the shape the values span.',
    'Find the β from which the soft answer is within 0.01 of the hard one.',
  ],
});
