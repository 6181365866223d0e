/** How long tensors live. On a page each owns a JavaScript array and the garbage collector frees it. A training loop makes
 *  millions of them, so it runs every step in a scope: what the step made is released together when the scope ends. */

import { accelerator } from './accelerator';

/** A stretch of time in which tensors are made, and after which they are gone. */
export class Scope {
  ended = false;
  constructor(readonly around: Scope | null) {}
}

let innermost: Scope | null = null;

/** The scope that new tensors belong to; null: they live as long as somebody holds them. */
export const currentScope = (): Scope | null => innermost;

/** Runs a function; every tensor made inside is released when it returns, and reading one later throws.
 *  What should live on is handed out as a number (`loss.item()`) or as `keep(tensor)`. Scopes nest.
 *  @returns what the function returns
 *  @throws TypeError when the function returns a promise: the scope would end before it does */
export function scope<R>(run: () => R): R {
  const mine = new Scope(innermost);
  const release = accelerator.current?.openScope();
  innermost = mine;
  try {
    const result = run();
    if (result instanceof Promise)
      throw new TypeError('scope: the function returned a promise, which outlives a scope');
    return result;
  } finally {
    innermost = mine.around;
    mine.ended = true;
    release?.();
  }
}

/** Runs a function in a scope that somebody else ends. */
export function inScope<R>(mine: Scope | null, run: () => R): R {
  const before = innermost;
  innermost = mine;
  try {
    return run();
  } finally {
    innermost = before;
  }
}

/** There is not enough memory: the message says how much was asked for and how much there is.
 *  The engine stays usable: what was made before is untouched, and ended scopes give their memory back. */
export class MemoryError extends RangeError {
  override name = 'MemoryError';
  constructor(
    what: string,
    readonly asked: number,
    readonly free: number,
    readonly total: number,
  ) {
    super(`${what}: asked for ${inWords(asked)}; ${inWords(free)} of ${inWords(total)} are free`);
  }
}

/** The most that one tensor in JavaScript memory may take: 2 GB, what every browser can address in one array. */
const mostBytes = 2 ** 31;

/** An array for the numbers of a result, all 0.
 *  @throws MemoryError when there is not enough memory for it */
export function numbers(what: string, size: number): Float32Array<ArrayBuffer> {
  const bytes = size * 4;
  if (bytes > mostBytes) throw new MemoryError(what, bytes, mostBytes, mostBytes);
  try {
    return new Float32Array(size);
  } catch {
    throw new MemoryError(what, bytes, 0, mostBytes);
  }
}

function inWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const unit = Math.min(Math.floor(Math.log10(bytes + 1) / 3), 4);
  return `${Number((bytes / 1000 ** unit).toPrecision(3))} ${units[unit]}`;
}
