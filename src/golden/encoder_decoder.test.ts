import type { MultiHeadWeights } from '@/models/attention/multiHead';
import { encoderDecoder } from '@/models/transformer/encoderDecoder';
import { testFamily, type Tensors } from './records';

/** The records' [out, in] as our [in, out]; in_proj stacks the rows of Wq, Wk, Wv. */
function attentionWeights(inputs: Tensors, name: string): MultiHeadWeights {
  const [weight, bias] = [inputs[`${name}.in_proj_weight`], inputs[`${name}.in_proj_bias`]];
  const d = weight.shape[1];
  const [query, key, value] = [0, 1, 2].map((part) => weight.narrow(0, part * d, d).T);
  const [queryBias, keyBias, valueBias] = [0, 1, 2].map((part) => bias.narrow(0, part * d, d));
  const output = inputs[`${name}.out_proj_weight`].T;
  return { query, key, value, output, queryBias, keyBias, valueBias, outputBias: inputs[`${name}.out_proj_bias`] };
}

testFamily('encoder_decoder', {
  encoder_decoder: (inputs, { heads }) => {
    const norm = (name: string) => ({ weight: inputs[`${name}.weight`], bias: inputs[`${name}.bias`] });
    const ffn = (name: string) => ({
      w1: inputs[`${name}.ffn.w1`].T,
      b1: inputs[`${name}.ffn.b1`],
      w2: inputs[`${name}.ffn.w2`].T,
      b2: inputs[`${name}.ffn.b2`],
    });
    const weights = {
      sourceEmbedding: inputs.src_emb,
      targetEmbedding: inputs.tgt_emb,
      encoder: [
        { self: attentionWeights(inputs, 'enc.self'), ln1: norm('enc.ln1'), ffn: ffn('enc'), ln2: norm('enc.ln2') },
      ],
      decoder: [
        {
          self: attentionWeights(inputs, 'dec.self'),
          ln1: norm('dec.ln1'),
          cross: attentionWeights(inputs, 'dec.cross'),
          ln2: norm('dec.ln2'),
          ffn: ffn('dec'),
          ln3: norm('dec.ln3'),
        },
      ],
      out: { weight: inputs['out.weight'].T, bias: inputs['out.bias'] },
    };
    const options = { heads: heads as number, padding: inputs.src_padding };
    const { encoded, input, selfAttention, crossAttention, output, logits } = encoderDecoder(
      inputs.src,
      inputs.tgt_in,
      weights,
      options,
    );
    return {
      enc_in: encoded.input,
      attn_enc: encoded.attention[0],
      memory: encoded.memory,
      dec_in: input,
      attn_dec_self: selfAttention[0],
      attn_cross: crossAttention[0],
      dec_out: output,
      logits,
      loss: logits.crossEntropy(inputs.tgt_out),
    };
  },
});
