import { testFamily } from './records';

testFamily('matmul', {
  matmul: ({ a, b }) => ({ out: a.matmul(b) }),
  linear: ({ x, W, b }) => ({ out: x.matmul(W.T).add(b) }), // references keep W as [out, in]
});
