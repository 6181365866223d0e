import { concat, embedding, stack, where } from '@/tensor';
import { testFamily } from './records';

testFamily('shape', {
  transpose: ({ x }, { axes }) => ({ out: x.transpose(axes![0], axes![1]) }),
  permute: ({ x }, { axes }) => ({ out: x.permute(...axes!) }),
  reshape: ({ x }, { shape }) => ({ out: x.reshape(...(shape as number[])) }),
  permute_reshape: ({ x }, { axes, shape }) => ({ out: x.permute(...axes!).reshape(...(shape as number[])) }),
  slice: ({ x }, { slices_start_stop_step }) => ({ out: x.slice(...(slices_start_stop_step as number[][])) }),
  concat: (parts, { axis }) => ({ out: concat(Object.values(parts), axis as number) }),
  stack: (parts, { axis }) => ({ out: stack(Object.values(parts), axis as number) }),
  embedding: ({ table, ids }) => ({ out: embedding(table, ids) }),
  gather: ({ x, index }, { axis }) => ({ out: x.gather(axis as number, index) }),
  where: ({ cond, a, b }) => ({ out: where(cond, a, b) }),
  tril: ({ x }, { diagonal }) => ({ out: x.tril(diagonal as number) }),
  triu: ({ x }, { diagonal }) => ({ out: x.triu(diagonal as number) }),
  masked_fill: ({ x, mask }, { value }) => ({ out: x.maskedFill(mask, value as number) }),
  broadcast_to: ({ x }, { shape }) => ({ out: x.broadcastTo(...(shape as number[])) }),
});
