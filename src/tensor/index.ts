/** The tensor engine: a small PyTorch. How it works, in ten lines:
 *
 *   1. A Tensor is a flat list of float32 numbers and a shape (shape.ts says where the entry [i, j] lies).
 *   2. A method such as a.mul(b) looks up the row `mul` of a table of kernels (forward/) and gets the new numbers.
 *   3. The new tensor remembers how it was made: the operation, its inputs, its settings. That memory is the tape.
 *   4. L.backward() walks the tape from L to the inputs, each tensor before what it was made from (backward.ts).
 *   5. At each step the row `mul` of the table of derivatives (derivatives/) turns dL/dy into dL/da and dL/db.
 *   6. A tensor used several times adds up what comes back: its grad. Broadcasting is undone in one place.
 *   7. explain(y, index) reads the same tape: a third table (explain/) says which entries went in, by what formula.
 *   8. operations.ts lists all operations; the compiler asks for a row of each in the three tables.
 *   9. Nothing on the tape changes in place. Only an optimiser changes numbers: its parameters, when the step is over.
 *  10. Sums are kept in float64 and rounded to float32 once; randomness is an argument, rng(seed).
 *
 *  A loop that trains adds three words: scope() releases what a step made, record() works a step out once and replays it, and
 *  ready() puts WebAssembly kernels (wasm/) behind the same tables. fused/ has what networks compute again and again as one
 *  expression each, for which a backend may have one kernel.
 *
 *  Leaves out: other number types, graphics cards. Strided views exist on the WebAssembly backend alone; here every operation
 *  copies. Kernels add in float32, so the backends agree to about 1e-4, not to the last bit. */

export { Tensor } from './tensor';
export type { Nested, TensorOptions } from './methods/storage';
export type { CrossEntropyOptions } from './methods/loss';
export type { OperationName, Step } from './operations';
export { arange, concat, embedding, eye, fromArray, full, ones, stack, tensor, where, zeros } from './make';
export { explain, type Explanation, type Operand } from './explain/explain';
export { evaluate, functionNames, type Formula } from './explain/formula';
export { rng, type Rng } from './rng';
export { kmeans, lloyd, type Assignment } from './kmeans';
export { pca, type Pca } from './pca';
export { loadSafetensors, saveSafetensors, type Bytes, type Loaded } from './safetensors';
export { svd, type Svd } from './svd';
export { adagrad } from './optim/adagrad';
export { adam, adamw } from './optim/adam';
export { clipGradNorm } from './optim/clipGradNorm';
export type { Group, Optimiser, OptimiserState, ParameterList } from './optim/optimiser';
export { rmsprop } from './optim/rmsprop';
export { sgd } from './optim/sgd';
export { MemoryError, scope } from './memory';
export { keep } from './keep';
export { inner } from './inner';
export { tape } from './tape';
export { record, type Recorded } from './record';
export { backend, ready, useTypescript, type Backend, type ReadyOptions } from './backend';
export type { AttentionOptions } from './methods/network';
