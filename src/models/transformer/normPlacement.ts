/** Where the norm of a block stands, and what that does to a deep stack before training.
 *    post-norm (2017)   x ← LN(x + part(x))
 *    pre-norm (GPT-2)   x ← x + part(LN(x)),   and one more LN after the last block
 *  part is attention, then a feed-forward layer with GELU. Both stacks have the same weights and read the same vectors.
 *    L = −mean ln p(target), logits = x U, targets drawn;   backward() leaves ∂L/∂W at every matrix
 *  Source: vaswani2017, §3.1 (post-norm); radford2019, §2.3 (pre-norm).
 *  Leaves out: training; γ and β, which are 1 and 0 before it; DeepNorm. */

import { fromArray, rng, type Tensor } from '@/tensor';

export type Placement = 'post' | 'pre';

export interface StackSizes {
  layers: number;
  /** d, a multiple of heads */
  width: number;
  heads: number;
  tokens: number;
  /** V, classes of the targets */
  vocabulary: number;
  /** weights are N(0, scale² / inputs): at 1 a matrix keeps the size of a vector */
  scale: number;
}

export interface Depth {
  /** √mean x² of the stream, after the embedding and after each block: layers + 1 numbers */
  stream: number[];
  /** ‖∂L/∂x_l‖ at the same places */
  streamGradient: number[];
  /** ‖∂L/∂W‖ of all matrices of block 1 … layers */
  weightGradient: number[];
}

type BlockWeights = Record<'q' | 'k' | 'v' | 'o' | 'up' | 'down', Tensor>;

/** Both placements on one draw of the weights.
 *  @throws RangeError when the heads do not divide the width */
export function normDepths(sizes: StackSizes, seed: number): Record<Placement, Depth> {
  const drawn = drawStack(sizes, seed);
  return { post: normDepth('post', drawn, sizes.heads), pre: normDepth('pre', drawn, sizes.heads) };
}

function drawStack({ layers, width: d, tokens, vocabulary: V, scale }: StackSizes, seed: number) {
  const draw = rng(seed);
  const matrix = (i: number, o: number) => draw.normalTensor([i, o], scale / Math.sqrt(i));
  const square = () => matrix(d, d);
  const targets = Array.from({ length: tokens }, () => draw.integer(V));
  return {
    embedded: draw.normalTensor([tokens, d]),
    targets: fromArray(targets, [tokens]),
    U: draw.normalTensor([d, V], 1 / Math.sqrt(d)),
    blocks: Array.from({ length: layers }, (): BlockWeights => ({
      ...{ q: square(), k: square(), v: square(), o: square() },
      ...{ up: matrix(d, 4 * d), down: matrix(4 * d, d) },
    })),
  };
}

/** One forward and one backward pass. */
function normDepth(placement: Placement, drawn: ReturnType<typeof drawStack>, heads: number): Depth {
  const blocks = drawn.blocks.map(
    (W) => Object.fromEntries(Object.entries(W).map(([name, of]) => [name, learned(of)])) as BlockWeights,
  );
  const around = (x: Tensor, part: (y: Tensor) => Tensor): Tensor =>
    placement === 'post' ? x.add(part(x)).layerNorm() : x.add(part(x.layerNorm()));
  const stream = [learned(drawn.embedded)];
  for (const { q, k, v, o, up, down } of blocks) {
    const attend = (y: Tensor) => y.matmul(q).attention(y.matmul(k), y.matmul(v), { heads, causal: true }).matmul(o); // [T, d] -> [T, d]
    const think = (y: Tensor) => y.matmul(up).gelu().matmul(down); // [T, d] · [d, 4d] · [4d, d] -> [T, d]
    stream.push(around(around(stream.at(-1)!, attend), think));
  }
  const last = placement === 'post' ? stream.at(-1)! : stream.at(-1)!.layerNorm();
  last.matmul(drawn.U).crossEntropy(drawn.targets).backward();
  return {
    stream: stream.map((x) => Math.sqrt(x.square().mean().item())),
    streamGradient: stream.map(({ grad }) => length(grad)),
    weightGradient: blocks.map((W) => length(...Object.values(W).map(({ grad }) => grad))),
  };
}

const learned = (x: Tensor): Tensor => x.detach({ requiresGrad: true });

/** ‖all of them as one vector‖ */
const length = (...parts: (Tensor | null)[]): number =>
  Math.sqrt(parts.reduce((sum, part) => sum + (part?.square().sum().item() ?? 0), 0));
