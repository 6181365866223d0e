// What the shipped GPT can do, measured with the code the figures run:
//   npm run measure -- path/to/holmes.txt [--weights public/models/holmes-gpt.safetensors]
// Losses on the four held-out stories beside n-gram models of the same tokens, what the heads read there, what is lost without some of
// them, and the prompts of the course.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openEngine } from '../engine.mjs';
import { bitsPerByte, holmesText } from './text.mjs';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: { weights: { type: 'string', default: 'public/models/holmes-gpt.safetensors' } },
});
if (positionals.length !== 1) throw new Error('Which text? npm run measure -- path/to/holmes.txt');

/** Inside a quotation and outside. */
const quotations = `"It is quite impossible
It was quite impossible
"I have seen the man before
I have seen the man before`.split('\n');

/** Each begins a paragraph. */
const prompts = `Mr. Sherlock
"Elementary, my dear
It was nearly ten o'
We drove to Baker
He shook his
He shrugged his
In the year 18
${quotations.join('\n')}
"Yes,"
"Yes," said
"Who is he?"
"My dear
"My dear Wat
"Mr. Jabez Wilcox called. Mr. Jabez
"Mr. Jabez Stone called. Mr. Jabez
"Mr. Jabez
one two three four one two three`.split('\n');

const engine = await openEngine();
try {
  const { scope, tensor } = await engine.load('/src/tensor/index.ts');
  const { readShipped } = await engine.load('/src/models/transformer/shippedGpt.ts');
  const { meanLoss, stridedLoss } = await engine.load('/src/models/transformer/trainGpt.ts');
  const { closingTokens } = await engine.load('/src/models/transformer/heads/closingQuote.ts');
  const { measureHeads } = await engine.load('/src/models/transformer/heads/measureHeads.ts');
  const { readWith } = await engine.load('/src/models/transformer/heads/switchOff.ts');
  const { promptOf } = await engine.load('/src/models/transformer/prompt.ts');
  const { ranked } = await engine.load('/src/models/language/logits.ts');
  const { NgramCounts } = await engine.load('/src/models/language/ngram/counts.ts');
  const { kneserNey } = await engine.load('/src/models/language/ngram/kneserNey.ts');

  const { W, options, sizes, tokenizer } = readShipped(await readFile(given.weights));
  const { train, validation } = holmesText(await readFile(positionals[0], 'utf8'));
  const [learned, heldOut] = [train, validation].map((text) => tokenizer.encode(text));
  const bits = (nats) => bitsPerByte(nats, heldOut, validation).toFixed(4);
  const { context } = sizes;

  console.log(`${given.weights}, ${heldOut.length} tokens held out. Bits a byte:`);
  const whole = meanLoss(W, options, heldOut, { context });
  console.log(`  GPT, windows of ${context}: ${bits(whole)} (${whole.toFixed(4)} nats a token)`);
  const known = meanLoss(W, options, learned, { context, most: 400 });
  console.log(
    `  GPT, 400 windows it learned from: ${bitsPerByte(known, learned, train).toFixed(4)} (${known.toFixed(4)} nats a token)`,
  );
  console.log(
    `  GPT, every token with at least ${context / 2} before it: ${bits(stridedLoss(W, options, heldOut, { context }))}`,
  );
  const counts = new NgramCounts(learned, 5, sizes.vocabulary);
  for (let order = 1; order <= counts.order; order++) {
    const lossOf = (discount) => {
      const model = kneserNey(counts, { discount }, order);
      let sum = 0;
      heldOut.forEach(
        (id, t) => (sum -= Math.log(model.probability(id, heldOut.slice(Math.max(0, t + 1 - order), t)))),
      );
      return bits(sum / heldOut.length);
    };
    console.log(
      `  ${order}-gram, interpolated Kneser-Ney: ${lossOf(0.75)} (one discount), ${lossOf('modified')} (modified)`,
    );
  }

  const text = '"My dear Watson," said Holmes, "you have not seen the man who came to Baker Street';
  const heads = measureHeads(W, options, tokenizer, heldOut, { context, windows: 200 });
  for (const [name, table] of Object.entries(heads)) {
    console.log(`${name}:`);
    table.forEach((row, l) => console.log(`  layer ${l}: ${row.map((score) => score.toFixed(3)).join('  ')}`));
  }
  const allOn = () => W.h.map(() => new Array(options.heads).fill(1));
  const without = (...off) => {
    const on = allOn();
    for (const { l, h } of off) on[l][h] = 0;
    return on;
  };
  const closing = closingTokens(tokenizer);
  const next = (prompt, on) => scope(() => readWith(promptOf(prompt, tokenizer, context).ids, W, options, on).next);
  console.log('Cost of doing without one head, nats a token on 60 windows:');
  const lossWith = (on) => meanLoss(W, { ...options, headsOn: tensor(on) }, heldOut, { context, most: 60 });
  const full = lossWith(allOn());
  W.h.forEach((_, l) => {
    const lost = allOn()[l].map((_, h) => lossWith(without({ l, h })) - full);
    console.log(`  layer ${l}: ${lost.map((nats) => nats.toFixed(3)).join('  ')}`);
  });
  /** All heads, the one with the highest score first. */
  const byScore = (table) =>
    table
      .flatMap((row, l) => row.map((score, h) => ({ l, h, score, name: `L${l}H${h}` })))
      .sort((a, b) => b.score - a.score);
  const [previous] = byScore(heads.previous);
  const [a, b] = byScore(heads.quote);
  const { ids, pieces } = promptOf(text, tokenizer, context);
  const openingAt = pieces.findLastIndex((piece) => piece.includes('"'));
  const maps = readWith(ids, W, options).attention;
  const highest = (A, wanted) =>
    Math.max(...A.tolist().flatMap((row, i) => row.filter((_, j) => wanted(i, j)))).toFixed(3);
  console.log(`On ${text}: the most that`);
  const mapOf = ({ l, h }) => maps[l][h];
  console.log(
    `  ${previous.name} gives to the token before is ${highest(mapOf(previous), (i, j) => i > 0 && j === i - 1)}`,
  );
  console.log(
    `  ${a.name} gives to the second opening mark is ${highest(mapOf(a), (i, j) => j === openingAt && i > j + 3)}`,
  );
  console.log(`Closing quotation mark, with all heads / without ${a.name} / ${b.name} / both:`);
  const sum = (p) => closing.reduce((total, id) => total + p[id], 0).toFixed(4);
  const switches = [without(), without(a), without(b), without(a, b)];
  for (const prompt of quotations)
    console.log(`  ${prompt}: ${switches.map((on) => sum(next(prompt, on))).join(' / ')}`);
  const closings = switches.map((on) => closingShare(on));
  console.log(`  where the held-out text closes a quotation: ${closings.map((share) => share.toFixed(4)).join(' / ')}`);
  console.log('Prompts:');
  for (const prompt of prompts) {
    const p = next(prompt);
    const top = ranked(p).slice(0, 4).map((id) => `${JSON.stringify(tokenizer.piece(id))} ${p[id].toFixed(3)}`); // prettier-ignore
    console.log(`  ${prompt} → ${top.join(', ')}`);
  }

  /** The mean share of all closing tokens together where the text has one next, on 60 windows. */
  function closingShare(on) {
    let [total, places] = [0, 0];
    for (let n = 0; n < 60; n++) {
      const start = Math.floor((n * (heldOut.length - context - 1)) / 60);
      const ids = heldOut.slice(start, start + context);
      scope(() => {
        const { logits } = readWith(ids, W, options, on).model;
        const shares = logits.softmax(-1).data;
        for (let t = 0; t < context; t++) {
          if (!closing.includes(heldOut[start + t + 1])) continue;
          total += closing.reduce((sum, id) => sum + shares[t * sizes.vocabulary + id], 0);
          places++;
        }
      });
    }
    return total / places;
  }
} finally {
  await engine.close();
}
