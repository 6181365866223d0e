// Trains the small GPT that the site ships, with the engine the figures run on, and writes its file:
//   npm run train -- path/to/holmes.txt [--steps 14000] [--dropout 0.1] [--dropout-from 4000] [--seed 1]
//                    [--save weights.safetensors]      keeps the weights in float32, at every look
//                    [--from weights.safetensors]      goes without training: measures and packs weights kept before
//                    [--out public/models/holmes-gpt.safetensors]
// The text is the plain text of "The complete Sherlock Holmes", edition 3.1, from sherlock-holm.es (see text.mjs).
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { openEngine } from '../engine.mjs';
import { bitsPerByte, holmesText } from './text.mjs';

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: '14000' },
    dropout: { type: 'string', default: '0.1' },
    'dropout-from': { type: 'string', default: '4000' },
    seed: { type: 'string', default: '1' },
    save: { type: 'string' },
    from: { type: 'string' },
    out: { type: 'string', default: 'public/models/holmes-gpt.safetensors' },
  },
});
if (positionals.length !== 1) throw new Error('Which text? npm run train -- path/to/holmes.txt');

const engine = await openEngine();
try {
  const { loadSafetensors, rng, saveSafetensors } = await engine.load('/src/tensor/index.ts');
  const { byteAlphabet } = await engine.load('/src/models/text/bpe/alphabet.ts');
  const { trainBpe } = await engine.load('/src/models/text/bpe/train.ts');
  const { initialGpt } = await engine.load('/src/models/transformer/gptWeights.ts');
  const { trainGpt, meanLoss } = await engine.load('/src/models/transformer/trainGpt.ts');
  const { mergesAsText, packGpt, readShipped, shippedBpe, shippedOptions, shippedSizes } = await engine.load(
    '/src/models/transformer/shippedGpt.ts',
  );
  const { headsAsNote, measureHeads } = await engine.load('/src/models/transformer/heads/measureHeads.ts');
  const { parameters } = await engine.load('/src/models/parameters.ts');

  const recipe = {
    context: shippedSizes.context,
    batch: 8,
    steps: Number(given.steps),
    learningRate: 2e-3,
    warmup: 100,
    dropout: Number(given.dropout),
    dropoutFrom: Number(given['dropout-from']),
    weightDecay: 0.1,
  };
  const looks = new Set([1, 100, 200, 300, 500, 1000, recipe.steps]);
  const isLook = (step) => looks.has(step) || step % 2000 === 0;

  const { train, validation } = holmesText(await readFile(positionals[0], 'utf8'));
  const tokenizer = trainBpe(train, { ...shippedBpe, merges: shippedSizes.vocabulary - byteAlphabet.length });
  const merges = mergesAsText(tokenizer.merges);
  const [learned, heldOut] = [train, validation].map((text) => Int32Array.from(tokenizer.encode(text)));
  const bits = (nats) => bitsPerByte(nats, heldOut, validation).toFixed(4);
  const W = initialGpt(shippedSizes, rng(`${given.seed} weights`));
  const all = parameters(W);
  const count = Object.values(all).reduce((sum, { size }) => sum + size, 0);
  console.log(
    `Kernels: ${engine.kernels}. ${count} parameters, ${learned.length} tokens to learn from, ${heldOut.length} held out.`,
  );
  const settings = Object.entries({ ...recipe, seed: given.seed }).map(([name, value]) => `${name} ${value}`).join(', '); // prettier-ignore
  console.log(settings);

  const begun = performance.now();
  const lossOf = (weights, tokens, most) =>
    meanLoss(weights, shippedOptions, tokens, { context: recipe.context, most });
  const tell = (step, smooth) => {
    const whole = step % 2000 === 0 || step === recipe.steps;
    const nats = lossOf(W, heldOut, whole ? Infinity : 40);
    const extent = whole ? ` = ${bits(nats)} bits a byte` : ' (40 windows)';
    const seconds = (performance.now() - begun) / 1000;
    console.log(
      `step ${step}: running loss ${smooth?.toFixed(3)}, learned text ${lossOf(W, learned, 40).toFixed(4)}, held out ${nats.toFixed(4)}${extent}; ${seconds.toFixed(0)} s`,
    );
  };
  if (given.from) {
    const { tensors } = loadSafetensors(await readFile(given.from));
    for (const [name, x] of Object.entries(all)) x.data.set(tensors[name].data);
  } else {
    tell(0);
    let smooth;
    for (const { step, loss } of trainGpt(W, shippedOptions, learned, recipe, given.seed)) {
      smooth = smooth === undefined ? loss : 0.98 * smooth + 0.02 * loss;
      if (!isLook(step + 1)) continue;
      tell(step + 1, smooth);
      if (given.save) await writeFile(given.save, saveSafetensors({ tensors: all }));
    }
  }

  const [nats, known] = [lossOf(W, heldOut), lossOf(W, learned, 400)];
  const note = {
    origin:
      'Trained by npm run train on the Sherlock Holmes stories of Arthur Conan Doyle (public domain), edition 3.1 of sherlock-holm.es',
    recipe: settings,
    'held-out loss': `${nats.toFixed(4)} nats a token, ${bits(nats)} bits a byte in float32, windows of ${recipe.context} tokens`,
    heads: headsAsNote(
      measureHeads(W, shippedOptions, tokenizer, [...heldOut], { context: recipe.context, windows: 200 }),
    ),
    'training loss': `${known.toFixed(4)} nats a token over 400 windows`,
  };
  const file = packGpt(W, merges, note);
  await mkdir(dirname(given.out), { recursive: true });
  await writeFile(given.out, file);
  const packed = lossOf(readShipped(file).W, heldOut);
  console.log(Object.entries(note).map(([name, value]) => `${name}: ${value}`).join('\n')); // prettier-ignore
  console.log(`in int8: ${packed.toFixed(4)} nats a token, ${bits(packed)} bits a byte`);
  console.log(`${given.out}: ${file.length} bytes, ${gzipSync(file).length} zipped.`);
  console.log(
    `The edition in src/live/shipped.ts: bytes ${file.length}, hash ${createHash('sha256').update(file).digest('hex').slice(0, 8)}.`,
  );
} finally {
  await engine.close();
}
