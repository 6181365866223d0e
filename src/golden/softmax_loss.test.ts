import { testFamily } from './records';

testFamily('softmax_loss', {
  softmax: ({ x }, { axis }) => ({ out: x.softmax(axis as number) }),
  log_softmax: ({ x }, { axis }) => ({ out: x.logSoftmax(axis as number) }),
  softmax_temperature: ({ x }, { axis, temperature }) => ({
    out: x.div(temperature as number).softmax(axis as number),
  }),
  cross_entropy: ({ logits, targets }, { reduction, ignore_index, label_smoothing }) => ({
    loss: logits.crossEntropy(targets, {
      reduction: reduction as 'mean' | 'sum' | 'none',
      ignoreIndex: ignore_index as number,
      labelSmoothing: label_smoothing as number,
    }),
  }),
  bce_with_logits: ({ logits, targets }) => ({ loss: logits.bceWithLogits(targets) }),
  mse: ({ pred, target }) => ({ loss: pred.mse(target) }),
});
