import { testFamily } from './records';

testFamily('norm', {
  layer_norm: ({ x, weight, bias }, { eps }) => ({ out: x.layerNorm(weight, bias, eps as number) }),
  rms_norm: ({ x, weight }, { eps }) => ({ out: x.rmsNorm(weight, eps as number) }),
});
