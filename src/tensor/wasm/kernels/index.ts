/**
 * Everything the engine calls, one family a file. All pointers are byte addresses, all sizes and strides count
 * elements.
 */
export {
  abs,
  affine,
  exp,
  geluTanh,
  geluTanhGradient,
  neg,
  reciprocal,
  relu,
  reluGradient,
  rsqrt,
  sigmoid,
  sigmoidGradient,
  silu,
  siluGradient,
  sqrt,
  square,
  tanh,
  tanhGradient,
} from './elementwise';
export { add, div, mul, sub } from './binary';
export { sum, sumSquares } from './reduce';
export { copy, fill, gatherRows, place, placeAdd, scatterAddRows } from './move';
export { logSoftmax, logSoftmaxGradient, softmax, softmaxGradient } from './softmax';
export { countTargets, crossEntropy, crossEntropyGradient } from './loss';
export { layerNorm, layerNormGradient, rmsNorm, rmsNormGradient } from './norm';
export { matmul, matmulScratch } from './matmul';
export { attention, attentionGradient, attentionScratch } from './attention';
export { lstmCell, lstmCellGradient } from './recurrent';
export { adam, sgd } from './optimise';
export { fmaPeak, fmaPeakFlops } from './peak';

/** The first address past the module's own data, where tensors may begin. */
export function heapBase(): usize {
  return (__heap_base + 63) & ~63;
}
