import { greedy } from '@/models/language/logits';
import { attentionOf, gpt, gptLoss } from '@/models/transformer/gpt';
import { cachedReader } from '@/models/transformer/gptCache';
import type { BlockWeights, GptWeights, Linear, Norm } from '@/models/transformer/gptWeights';
import {
  adagrad,
  adam,
  adamw,
  clipGradNorm,
  fromArray,
  rmsprop,
  sgd,
  stack,
  type Optimiser,
  type Tensor,
} from '@/tensor';
import { readRecords, testFamily, toTensor, type Tensors } from './records';

/** Weights under the records' names, [out, in], as ours, [in, out]. */
function gptWeights(of: Tensors): GptWeights {
  const norm = (name: string): Norm => ({ weight: of[`${name}.weight`], bias: of[`${name}.bias`] });
  const linear = (name: string): Linear => ({ weight: of[`${name}.weight`].T, bias: of[`${name}.bias`] });
  const block = (name: string): BlockWeights => ({
    ln_1: norm(`${name}.ln_1`),
    attn: { qkv: linear(`${name}.attn.qkv`), proj: linear(`${name}.attn.proj`) },
    ln_2: norm(`${name}.ln_2`),
    mlp: { fc: linear(`${name}.mlp.fc`), proj: linear(`${name}.mlp.proj`) },
  });
  return { wte: of.wte, wpe: of.wpe, h: [block('h.0'), block('h.1')], ln_f: norm('ln_f') };
}

const all = await readRecords('tiny_gpt');
const start = all.find(({ op }) => op === 'tiny_gpt')!;

/** Fresh copies of the weights that the other records start from. */
const learned = (): Tensors =>
  Object.fromEntries(Object.keys(start.grads).map((name) => [name, toTensor(start.inputs[name], true)]));

const heads = 2;

interface Hyper {
  lr: number;
  betas: [number, number];
  eps: number;
  alpha: number;
  momentum: number;
  dampening: number;
  nesterov: boolean;
  weight_decay: number;
  clip_grad_norm: number | null;
}

function optimiserOf(name: unknown, params: Tensor[], hyper: unknown): Optimiser {
  const { weight_decay: weightDecay, ...settings } = hyper as Hyper;
  const makers: { [name: string]: typeof sgd | typeof adam | typeof rmsprop | typeof adagrad } = {
    sgd,
    sgd_momentum: sgd,
    adam,
    adamw,
    rmsprop,
    adagrad,
  };
  return makers[name as string](params, { ...settings, weightDecay });
}

/** The records' names for what an optimiser remembers. */
const moments: { [name: string]: string } = {
  'state.momentum_buffer': 'momentum',
  'state.exp_avg': 'm',
  'state.exp_avg_sq': 'v',
  'state.square_avg': 'v',
  'state.sum': 'sum',
};

testFamily('tiny_gpt', {
  tiny_gpt: (inputs) => {
    const { embedded, blocks, normed, logits } = gpt(inputs.ids, gptWeights(inputs), { heads });
    const loss = logits.crossEntropy(inputs.targets);
    const perBlock = blocks.flatMap((block, l) => [
      [`attn.${l}`, attentionOf(block)],
      [`resid.${l}`, block.residual],
    ]);
    return {
      embed: embedded,
      ...Object.fromEntries(perBlock),
      ln_f: normed,
      logits,
      loss,
      grad_norm: gradNorm(inputs),
    };
  },
  tiny_gpt_greedy: ({ prompt }, { max_len }) => {
    const tokens = Array.from(prompt.data);
    let gap = Infinity;
    const W = gptWeights(learned());
    const read = cachedReader(W, { heads }, W.wpe!.shape[0]);
    while (tokens.length < (max_len as number)) {
      const logits = read(tokens);
      tokens.push(greedy(logits));
      const [first, second] = Array.from(logits).sort((a, b) => b - a);
      gap = Math.min(gap, first - second);
    }
    return { tokens: fromArray(tokens, [tokens.length]), min_top2_gap: fromArray([gap], []) };
  },
  tiny_gpt_train: ({ ids, targets }, { optimizer, hyper, steps }, { outputs }) => {
    const params = learned();
    const optimiser = optimiserOf(optimizer, Object.values(params), hyper);
    const losses: number[] = [];
    const norms: number[] = [];
    const lossNow = () => gptLoss(ids, targets, gptWeights(params), { heads });
    for (let step = 0; step < (steps as number); step++) {
      optimiser.zeroGrad();
      const loss = lossNow();
      loss.backward();
      losses.push(loss.item());
      norms.push(clipGradNorm(optimiser.parameters, (hyper as Hyper).clip_grad_norm ?? Infinity));
      optimiser.step();
    }
    losses.push(lossNow().item());
    const final = Object.entries(params).map(([name, tensor]) => {
      if (name.endsWith('qkv.bias')) forgetKeyBias(tensor, toTensor(outputs[`final.${name}`]));
      return [`final.${name}`, tensor];
    });
    const series = { losses: fromArray(losses, [losses.length]), grad_norms: fromArray(norms, [norms.length]) };
    return { ...series, ...Object.fromEntries(final) };
  },
  optimizer: ({ p0, grads }, { optimizer, hyper }, { outputs }) => {
    const optimiser = optimiserOf(optimizer, [p0], hyper);
    const rows = Array.from({ length: grads.shape[0] }, (_, i) => {
      p0.grad = grads.narrow(0, i, 1).reshape(-1);
      optimiser.step();
      const { moments } = optimiser.state();
      const remembered = Object.entries(moments).map(
        ([name, [moment]]) => [name, fromArray(moment, p0.shape)] as const,
      );
      return { trajectory: fromArray(p0.data, p0.shape), ...Object.fromEntries(remembered) } as Tensors;
    });
    const along = (name: string): Tensor =>
      stack(
        rows.map((row) => row[name]),
        0,
      );
    return Object.fromEntries(Object.keys(outputs).map((name) => [name, along(moments[name] ?? name)]));
  },
});

/** Key biases have gradient 0 but for rounding, which Adam magnifies: what they end as means nothing. */
function forgetKeyBias(bias: Tensor, reference: Tensor): void {
  const d = bias.size / 3;
  bias.data.set(reference.data.subarray(d, 2 * d), d);
}

/** The norm of all gradients, from a pass of its own. */
function gradNorm({ ids, targets }: Tensors): Tensor {
  const params = learned();
  gptLoss(ids, targets, gptWeights(params), { heads }).backward();
  return fromArray([clipGradNorm(Object.values(params), Infinity)], []);
}
