import { describe, expect, test } from 'vitest';
import { addK } from '@/models/language/ngram/addK';
import { CUT, NgramCounts } from '@/models/language/ngram/counts';
import { kneserNey } from '@/models/language/ngram/kneserNey';
import { mle } from '@/models/language/ngram/mle';
import type { NgramModel } from '@/models/language/ngram/ngramModel';
import { bitsPerByte, logProbabilities, perplexity } from '@/models/language/ngram/perplexity';
import { fromArray } from '@/tensor';
import { expectClose, readRecords, type GoldenRecord } from './records';

/** The records know words; we count ids. Any word that is not in the sentences is ⟨unknown⟩, the last id. */
function counted({ attrs, inputs }: GoldenRecord, order = Number(attrs.n)) {
  const padding = String(attrs.padding).startsWith('none') ? 0 : order - 1;
  const padded = (sentence: string) => [
    ...Array<string>(padding).fill('<s>'),
    ...sentence.split(' '),
    ...Array<string>(padding).fill('</s>'),
  ];
  const sentences = valueOf<string[]>(inputs.sentences);
  const words = [...new Set(sentences.flatMap(padded))];
  const id = (word: string) => (words.includes(word) ? words.indexOf(word) : words.length);
  const idsOf = (sentence: string) => padded(sentence).map(id);
  const counts = new NgramCounts(
    sentences.flatMap((sentence) => [...idsOf(sentence), CUT]),
    order,
    words.length + 1,
  );
  return { counts, id, idsOf, padding, sentences };
}

const valueOf = <T>(entry: unknown): T => (entry as { value: T }).value;
const vector = (values: ArrayLike<number>) => fromArray(values, [values.length]);
// Tensors hold float32.
const tight = { rtol: 1e-6, atol: 1e-9 };

interface Query {
  word: string;
  context: string[];
}
const asked = ({ inputs }: GoldenRecord, id: (word: string) => number, model: NgramModel): number[] =>
  valueOf<Query[]>(inputs.queries).map(({ word, context }) => model.probability(id(word), context.map(id)));

describe('ngram_lm', async () => {
  const records = await readRecords('ngram_lm');
  const of = (op: string) =>
    records.filter((record) => record.op === op).map((record) => [record.name, record] as const);

  test.each(of('ngram_counts'))('%s', (_, record) => {
    const { counts, id } = counted(record);
    const { tokens, counts: occurrences } = counts.levels[counts.order];
    const expected = valueOf<[string[], number][]>(record.outputs.counts);
    for (const [ngram, count] of expected) expect(counts.count(ngram.map(id)), ngram.join(' ')).toBe(count);
    expect(tokens).toHaveLength(expected.length);
    expect(occurrences.reduce((sum, count) => sum + count, 0)).toBe(record.outputs.total.data[0]);
  });

  test.each(of('ngram_mle'))('%s', (_, record) => {
    const { counts, id } = counted(record);
    expectClose('probs', vector(asked(record, id, mle(counts))), record.outputs.probs, tight);
  });

  test.each(of('ngram_addk'))('%s', (_, record) => {
    const { counts, id, idsOf, padding } = counted(record);
    const model = addK(counts, Number(record.attrs.k));
    const perplexities = valueOf<string[]>(record.inputs.test_sentences).map(
      (sentence) => perplexity(logProbabilities(model, idsOf(sentence)).subarray(padding)).perplexity,
    );
    expectClose('probs', vector(asked(record, id, model)), record.outputs.probs, tight);
    expectClose('perplexity', vector(perplexities), record.outputs.perplexity, tight);
    expect(counts.vocabulary).toBe(record.outputs.vocab_size.data[0]);
  });

  // nltk lets the lower orders keep more than they take at the context (<s>, <s>), where its distribution sums to more than 1;
  // the records carry the normalised numbers beside it.
  test.each(of('ngram_kneser_ney'))('%s', (_, record) => {
    const { counts, id, idsOf, padding, sentences } = counted(record);
    const model = kneserNey(counts, { discount: Number(record.attrs.discount), floor: 'none' });
    const probabilities = asked(record, id, model);
    const { probs_normalized_variant: normalised, probs, sum_over_vocab: sums } = record.outputs;
    probabilities.forEach((p, i) => {
      expect(p).toBeCloseTo(Number(normalised.data[i]), 12);
      if (Math.abs(Number(sums.data[i]) - 1) < 1e-9) expect(p).toBeCloseTo(Number(probs.data[i]), 12);
    });
    const logs = valueOf<number[][]>(record.outputs.logprobs_training_sentences);
    logs.forEach((expected, s) => {
      const ours = logProbabilities(model, idsOf(sentences[s])).subarray(padding);
      expect(ours).toHaveLength(expected.length);
      expected.forEach((value, t) => {
        if (padding < 2 || t > 0) expect(ours[t]).toBeCloseTo(value, 12);
      });
    });
  });

  test.each(of('perplexity'))('%s', (_, { attrs, inputs, outputs }) => {
    const logs = inputs.logprobs_nats.data.map(Number);
    const bytes =
      'text' in inputs ? new TextEncoder().encode(valueOf<string>(inputs.text)).length : Number(attrs.bytes ?? 1);
    const { nats, bits, perplexity: effective } = perplexity(logs);
    const ours: Record<string, number> = {
      nll_mean: nats,
      perplexity: effective,
      bits_per_token: bits,
      bits_per_byte: bitsPerByte(logs, bytes),
      utf8_bytes: bytes,
    };
    const compared = Object.keys(outputs).filter((name) => name in ours);
    expect(compared.length).toBeGreaterThan(0);
    for (const name of compared) {
      const expected = Number(outputs[name].data[0]);
      expect(Math.abs(ours[name] - expected), name).toBeLessThan(1e-9 * Math.max(1, expected));
    }
  });
});
