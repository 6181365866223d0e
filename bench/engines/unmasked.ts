/** Our engine through its public API, twice: a recorded step, replayed every turn, and the plain call in a scope of its own. */

import { ready, record, scope, type Tensor } from '@/tensor';
import type { Engine, Job, Jobs, Place } from '../engine';
import type { Values } from '../workloads/values';
import { roof } from './roof';
import { bpe } from './unmaskedBpe';
import { bracketRace } from './unmaskedBrackets';
import { gptTraining } from './unmaskedGpt';
import { lstmTraining } from './unmaskedLstm';
import { ngrams } from './unmaskedNgrams';
import { nextToken, opening, wholePass } from './unmaskedReading';
import { upload } from './unmaskedParts';

export async function load(place: Place): Promise<Engine[]> {
  const { backend, build, reason } = await ready({ load: place.load });
  const about = `${backend}${build ? `, ${build} build` : ''}${reason ? ` (${reason})` : ''}`;
  return [
    {
      name: 'unmasked',
      about: `this engine, ${about}, one thread, recorded: record(() => …), then replayed`,
      roof: build ? await roof(build, place) : undefined,
      jobs: {
        ...operations(recorded),
        lstmTraining,
        bracketRace,
        gptTraining,
        nextToken,
        wholePass,
        opening,
        ...bpe,
        ...ngrams,
      },
    },
    { name: 'unmasked, eager', about: `the same, not recorded: scope(() => …)`, jobs: operations(eager) },
  ];
}

type Compute = (inputs: readonly Tensor[]) => Tensor;
type Way = (values: readonly Values[], compute: Compute) => Job;

const operations = (job: Way): Jobs => ({
  matmul: ({ a, b }) => job([a, b], ([x, y]) => x.matmul(y)),
  attention: ({ q, k, v }) => job([q, k, v], ([query, key, value]) => query.attention(key, value, { causal: true })),
  softmax: ({ x }) => job([x], ([rows]) => rows.softmax(-1)),
  layerNorm: ({ x, weight, bias }) => job([x, weight, bias], ([rows, w, b]) => rows.layerNorm(w, b)),
  lstmStep: ({ x, hidden, cell, wx, wh, bias }) =>
    job([x, hidden, cell, wx, wh, bias], ([input, last, c, inputWeights, lastWeights, b]) =>
      input.linear(inputWeights, b).add(last.matmul(lastWeights)).lstmCell(c),
    ),
});

function recorded(values: readonly Values[], compute: Compute): Job {
  const inputs = values.map((given) => upload(given));
  const step = record(() => compute(inputs));
  return { once: step, read: () => Float32Array.from(step().data), end: step.release };
}

function eager(values: readonly Values[], compute: Compute): Job {
  const inputs = values.map((given) => upload(given));
  return {
    once: () => void scope(() => compute(inputs)),
    read: () => scope(() => Float32Array.from(compute(inputs).data)),
  };
}
