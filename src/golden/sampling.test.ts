import { greedy, probabilities } from '@/models/language/logits';
import { repetitionPenalty } from '@/models/language/repetitionPenalty';
import { entropy, sample, samplingDistribution, type Stage } from '@/models/language/sampling';
import { topK } from '@/models/language/truncation';
import { fromArray } from '@/tensor';
import { testFamily, type Computation, type Tensors } from './records';

const vector = (values: ArrayLike<number>) => fromArray(values, [values.length]);

const stages: { [name: string]: Stage } = { temperature: 'temperature', top_k: 'topK', top_p: 'topP', min_p: 'minP' };

const drawn: Computation = (_, { temperature, k, p, min_p, order }, { inputs, outputs }) => {
  const logits = inputs.logits.data.map(Number);
  if ('probs_keep_all_tied' in outputs) {
    const keep = (ties: 'first' | 'all') => vector(probabilities(topK(logits, k as number, ties)));
    const both: Tensors = { probs_exactly_k_lowest_index: keep('first'), probs_keep_all_tied: keep('all') };
    return both;
  }
  const distribution = samplingDistribution(logits, {
    temperature: temperature as number | undefined,
    topK: k as number | undefined,
    topP: p as number | undefined,
    minP: min_p as number | undefined,
    order: (order as string[] | undefined)?.map((stage) => stages[stage]),
  });
  return {
    probs: vector(distribution),
    kept: vector(distribution.map((probability) => Number(probability > 0))),
    entropy: fromArray([entropy(distribution)], []),
    sampled: vector(inputs.u.data.map((u) => sample(distribution, Number(u)))),
  };
};

testFamily('sampling', {
  sample_temperature: drawn,
  sample_top_k: drawn,
  sample_top_p: drawn,
  sample_min_p: drawn,
  sample_pipeline: drawn,
  sample_greedy: (_, __, { inputs }) => ({ index: fromArray([greedy(inputs.logits.data.map(Number))], []) }),
  repetition_penalty: (_, { penalty }, { inputs }) => {
    const [logits, seen] = [inputs.logits, inputs.seen].map(({ data }) => data.map(Number));
    const penalised = repetitionPenalty(logits, seen, penalty as number);
    return { logits: vector(penalised), probs: vector(probabilities(penalised)) };
  },
});
