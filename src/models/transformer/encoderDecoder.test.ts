import { expect, test } from 'vitest';
import { ones, rng, tensor, zeros } from '@/tensor';
import { decode, encode, encoderDecoder, type EncoderDecoderWeights } from './encoderDecoder';

const d = 8;
const draw = rng(1);
const matrix = (rows: number, columns: number) => draw.normalTensor([rows, columns], 0.4);
const attention = () => ({ query: matrix(d, d), key: matrix(d, d), value: matrix(d, d), output: matrix(d, d) });
const norm = () => ({ weight: ones([d]), bias: zeros([d]) });
const ffn = () => ({ w1: matrix(d, 16), b1: zeros([16]), w2: matrix(16, d), b2: zeros([d]) });
const W: EncoderDecoderWeights = {
  sourceEmbedding: matrix(9, d),
  targetEmbedding: matrix(7, d),
  encoder: [0, 1].map(() => ({ self: attention(), ln1: norm(), ffn: ffn(), ln2: norm() })),
  decoder: [0, 1].map(() => ({
    self: attention(),
    ln1: norm(),
    cross: attention(),
    ln2: norm(),
    ffn: ffn(),
    ln3: norm(),
  })),
  out: { weight: matrix(d, 7), bias: zeros([7]) },
};
const heads = 2;

test('the encoder reads both ways, the decoder only its past and the whole source', () => {
  const logits = (source: number, target: number) =>
    encoderDecoder(tensor([[1, 2, source]]), tensor([[1, 2, target]]), W, { heads }).logits.tolist() as number[][][];
  const [before, otherEnd, otherSource] = [logits(3, 3), logits(3, 5), logits(8, 3)];
  expect(otherEnd[0].slice(0, 2)).toEqual(before[0].slice(0, 2));
  expect(otherEnd[0][2]).not.toEqual(before[0][2]);
  expect(otherSource[0][0]).not.toEqual(before[0][0]);
});

test('tokens that only fill the batch up change nothing', () => {
  const run = (filling: number) => {
    const options = { heads, padding: tensor([[0, 0, 1]]) };
    return encoderDecoder(tensor([[1, 2, filling]]), tensor([[1, 2]]), W, options).logits.tolist();
  };
  expect(run(3)).toEqual(run(8));
});

test('decoding from a memory made earlier is the same as doing both at once', () => {
  const [source, target] = [tensor([[1, 2, 3]]), tensor([[4, 5]])];
  const { memory } = encode(source, W, { heads });
  expect(decode(target, memory, W, { heads }).logits.tolist()).toEqual(
    encoderDecoder(source, target, W, { heads }).logits.tolist(),
  );
});
