// The bracket race of chapter 4 without a browser, from the very models the figure runs, as a table:
//   npm run race -- [--seeds 1,2] [--cells elman,gated,gru,lstm] [--sequences 30000] [--colours 5] [--longest 16]
//                   [--hidden 50] [--rate 0.001] [--batch 1]
import { parseArgs } from 'node:util';
import { openEngine } from './engine.mjs';

const { values: given } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1,2' },
    cells: { type: 'string', default: 'elman,gated,gru,lstm' },
    sequences: { type: 'string', default: '30000' },
    colours: { type: 'string', default: '5' },
    longest: { type: 'string', default: '16' },
    hidden: { type: 'string', default: '50' },
    rate: { type: 'string', default: '0.001' },
    batch: { type: 'string', default: '1' },
  },
});
const settings = {
  colours: Number(given.colours),
  longest: Number(given.longest),
  hidden: Number(given.hidden),
  learningRate: Number(given.rate),
  batch: Number(given.batch),
  sequences: Number(given.sequences),
};
const engine = await openEngine();
try {
  const { trainRace } = await engine.load('/src/models/brackets/race.ts');
  console.log(`Kernels: ${engine.kernels}`);
  console.log(Object.entries(settings).map(([name, value]) => `${name} ${value}`).join(', ')); // prettier-ignore
  console.log('Accuracy on 1,000 held-out strings of the trained lengths, and on 500 of 18 to 30 symbols.\n');
  let first = true;
  for (const seed of given.seeds.split(',').map(Number))
    for (const cell of given.cells.split(',')) {
      const row = run(trainRace, cell, seed);
      if (first) print(row, Object.keys(row));
      print(row, Object.values(row));
      first = false;
    }
} finally {
  await engine.close();
}

/** One cell alone: it meets the same strings and begins with the same weights as among others. */
function run(trainRace, cell, seed) {
  const start = performance.now();
  let look;
  for (look of trainRace({ ...settings, cells: [cell] }, seed));
  const seconds = (performance.now() - start) / 1000;
  const { seen, every, lanes } = look();
  const { losses, accuracies, longAccuracies } = lanes[0];
  const third = Math.max(0, Math.round(seen / 3 / every) - 1);
  const last = accuracies.length - 1;
  return {
    seed,
    cell,
    [`at ${(third + 1) * every}`]: accuracies[third].toFixed(3),
    [`at ${(last + 1) * every}`]: accuracies[last].toFixed(3),
    [`18–30 at ${(third + 1) * every}`]: longAccuracies[third].toFixed(3),
    [`18–30 at ${(last + 1) * every}`]: longAccuracies[last].toFixed(3),
    'loss of the last span': losses[last].toFixed(3),
    seconds: seconds.toFixed(1),
  };
}

/** One line, each entry as wide as the name of its column. */
function print(row, entries) {
  const widths = Object.keys(row).map((name) => Math.max(name.length, 5));
  console.log(entries.map((entry, i) => String(entry).padStart(widths[i])).join('  '));
}
