import { testFamily } from './records';

testFamily('activations', {
  sigmoid: ({ x }) => ({ out: x.sigmoid() }),
  tanh: ({ x }) => ({ out: x.tanh() }),
  relu: ({ x }) => ({ out: x.relu() }),
  gelu_erf: ({ x }) => ({ out: x.gelu() }),
  gelu_tanh: ({ x }) => ({ out: x.gelu('tanh') }),
  silu: ({ x }) => ({ out: x.silu() }),
  softplus: ({ x }) => ({ out: x.softplus() }),
  logsigmoid: ({ x }) => ({ out: x.logSigmoid() }),
  leaky_relu: ({ x }, { slope }) => ({ out: x.leakyRelu(slope as number) }),
  swiglu: ({ gate, up }) => ({ out: gate.silu().mul(up) }),
});
