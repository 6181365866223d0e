import { attend } from '@/models/attention/scaledDotProduct';
import { alibiBias, alibiSlopes } from '@/models/positions/alibi';
import { rope, ropeAngles } from '@/models/positions/rope';
import { sinusoidal } from '@/models/positions/sinusoidal';
import { stack } from '@/tensor';
import { testFamily } from './records';

const numbers = (attributes: { [name: string]: unknown }) => attributes as { [name: string]: number };

testFamily('positional', {
  sinusoidal: (_, attributes) => {
    const { T, d, base } = numbers(attributes);
    return { table: sinusoidal(T, d, { base }) };
  },
  sinusoidal_halves: (_, attributes) => {
    const { T, d, base } = numbers(attributes);
    return { table: sinusoidal(T, d, { base, layout: 'halves' }) };
  },
  rope: ({ x }, attributes) => {
    const { base, position_offset: offset } = numbers(attributes);
    return { out: rope(x, { base, offset, layout: attributes.convention as 'interleaved' | 'half' }) };
  },
  rope_angles: (_, attributes, { outputs }) => {
    const { d, base, position_offset: offset } = numbers(attributes);
    const angles = ropeAngles(outputs.angles.shape[0], d, { base, offset });
    return { angles, cos: angles.cos(), sin: angles.sin() };
  },
  rope_relative_dot: ({ q, k }, { pairs_m_n, base }) => {
    const turned = (x: typeof q, offset: number) =>
      rope(x.reshape(1, -1), { base: base as number, offset }).reshape(-1);
    const dots = (pairs_m_n as number[][]).map(([m, n]) => turned(q, m).matmul(turned(k, n)));
    return { dots: stack(dots, 0) };
  },
  alibi: (_, attributes) => {
    const { heads, T } = numbers(attributes);
    const slopes = alibiSlopes(heads);
    return { slopes, bias_symmetric: alibiBias(heads, T), bias_causal: alibiBias(heads, T, { causal: true }) };
  },
  sdpa_alibi: ({ q, k, v }, attributes) => {
    const { heads } = numbers(attributes);
    const T = q.shape[2];
    const { weights, output } = attend(q, k, v, { bias: alibiBias(heads, T, { causal: true }) });
    return { out: output, attn: weights };
  },
});
