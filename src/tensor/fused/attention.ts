import type { Tensor } from '../tensor';

export interface AttentionAttributes {
  heads: number;
  /** what the scores are multiplied with */
  scale: number;
  /** row i sees keys 0 … i + Tk − Tq */
  causal: boolean;
}

/** A = softmax(q kᵀ · scale + M),  y = A v, head by head;  q [B, Tq, H·dh], k and v [B, Tk, H·dh] -> [B, Tq, H·dh].
 *  A is [B, H, Tq, Tk]; M[i, j] = −∞ for j > i + Tk − Tq when causal, else 0. */
export function attention([q, k, v]: readonly Tensor[], { heads, scale, causal }: AttentionAttributes): Tensor {
  const split = (x: Tensor): Tensor => {
    const [B, T, d] = x.shape;
    return x.reshape(B, T, heads, d / heads).transpose(1, 2); // [B, H, T, dh]
  };
  const scores = split(q).matmul(split(k).T).mul(scale).named('S'); // [B, H, Tq, dh] · [B, H, dh, Tk]
  const [Tq, Tk] = scores.shape.slice(-2);
  const masked = causal ? scores.maskedFill(future(q, Tq, Tk), -Infinity) : scores;
  const A = masked.softmax(-1).named('A');
  return A.matmul(split(v))
    .transpose(1, 2)
    .reshape(...q.shape);
}

/** 1 where a key lies after the query, j > i + Tk − Tq, else 0;  [Tq, Tk] */
function future(q: Tensor, Tq: number, Tk: number): Tensor {
  const i = q.idsOf(Array.from({ length: Tq }, (_, at) => at)).reshape(Tq, 1);
  const j = q.idsOf(Array.from({ length: Tk }, (_, at) => at));
  return j.gt(i.add(Tk - Tq));
}
