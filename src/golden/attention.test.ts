import { causal, causalBottomRight } from '@/models/attention/masks';
import { multiHead, shareHeads } from '@/models/attention/multiHead';
import { attend } from '@/models/attention/scaledDotProduct';
import type { Tensor } from '@/tensor';
import { testFamily } from './records';

/** The records' masks as ours: key_padding_mask [B, Tk] has 1 for keys to ignore. */
function allowed(kind: unknown, Tq: number, Tk: number, ignored?: Tensor): Tensor | undefined {
  const past = kind === 'top_left' || kind === true ? causal(Tq) : undefined;
  const mask = kind === 'bottom_right' ? causalBottomRight(Tq, Tk) : past;
  const real = ignored?.eq(0).reshape(ignored.shape[0], 1, 1, Tk);
  return mask && real ? mask.mul(real) : (mask ?? real);
}

testFamily('attention', {
  sdpa: ({ q, k, v, key_padding_mask }, attributes) => {
    const mask = allowed(attributes.causal, q.shape.at(-2)!, k.shape.at(-2)!, key_padding_mask);
    const divisor = typeof attributes.scale === 'number' ? 1 / attributes.scale : undefined;
    const { weights, output } = attend(q, k, v, { mask, divisor });
    return { out: output, attn: weights };
  },
  gqa: ({ q, k, v }, { group, causal: kind }) => {
    const [K, V] = [k, v].map((x) => shareHeads(x, group as number));
    const { weights, output } = attend(q, K, V, { mask: allowed(kind, q.shape.at(-2)!, k.shape.at(-2)!) });
    return { out: output, attn: weights };
  },
  multihead_attention: (inputs, { embed_dim, num_heads, causal: kind }) => {
    const { query, key, value, key_padding_mask } = inputs;
    const d = embed_dim as number;
    // references stack Wq, Wk, Wv as rows of one [3d, d] matrix, each [out, in]
    const part = (i: number) => inputs.in_proj_weight.narrow(0, i * d, d).T;
    const bias = (i: number) => inputs.in_proj_bias?.narrow(0, i * d, d);
    const weights = {
      query: part(0),
      key: part(1),
      value: part(2),
      output: inputs.out_proj_weight.T,
      queryBias: bias(0),
      keyBias: bias(1),
      valueBias: bias(2),
      outputBias: inputs.out_proj_bias,
    };
    const mask = allowed(kind, query.shape[1], (key ?? query).shape[1], key_padding_mask);
    const heads = num_heads as number;
    const { result, weights: attn } = multiHead(query, weights, { heads, mask, keysFrom: key, valuesFrom: value });
    return { out: result, attn };
  },
});
