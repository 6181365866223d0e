import { testFamily, type Computation } from './records';
import type { Tensor } from '@/tensor';

type Reduction = (x: Tensor, dim: number | number[] | undefined, keepdim: boolean) => Tensor;

const reduction =
  (f: Reduction): Computation =>
  ({ x }, { axis, keepdim = false }) => ({ out: f(x, axis ?? undefined, keepdim) });

testFamily('reduce', {
  sum: reduction((x, dim, keepdim) => x.sum(dim, keepdim)),
  mean: reduction((x, dim, keepdim) => x.mean(dim, keepdim)),
  max: ({ x }, { axis, keepdim, tie_grad }) => ({
    out: tie_grad === 'even' ? x.amax(axis ?? undefined, keepdim) : x.max(axis ?? undefined, keepdim),
  }),
  min: reduction((x, dim, keepdim) => x.min(dim, keepdim)),
  logsumexp: reduction((x, dim, keepdim) => x.logsumexp(dim, keepdim)),
  var: ({ x }, { axis, keepdim, correction }) => ({
    out: x.var(axis ?? undefined, { correction: correction as number, keepdim }),
  }),
  argmax: reduction((x, dim, keepdim) => x.argmax(Array.isArray(dim) ? dim[0] : dim, keepdim)),
  cumsum: ({ x }, { axis }) => ({ out: x.cumsum(axis as number) }),
});
