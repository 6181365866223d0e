import type { Backend } from '@/tensor';

/** What a page and a worker say to each other. Every message carries its run: what belongs to an older run is not heard.
 *
 *    page    start ─────────────── go 1 ──── pause ────────── stop
 *    worker        ready running snapshot …       snapshot paused    stopped */

/** From the page. */
export type ToWorker =
  /** Begin a task, and make `steps` steps of it: Infinity trains to the end. Whatever ran before is dropped. */
  | { kind: 'start'; run: number; task: string; settings: unknown; seed: number; steps: number }
  /** That many steps more, then pause; Infinity goes on to the end. */
  | { kind: 'go'; run: number; steps: number }
  | { kind: 'pause'; run: number }
  /** The run is over and cannot go on. */
  | { kind: 'stop'; run: number };

export type LoopState = 'running' | 'paused' | 'done' | 'stopped';

/** From the worker. */
export type FromWorker =
  /** The task is loaded. */
  | { kind: 'ready'; run: number; backend: Backend }
  /** The task after `step` steps; at most 30 a second, and always before the run pauses, is done or stops. */
  | { kind: 'snapshot'; run: number; step: number; snapshot: unknown }
  /** The answer to go, pause and stop; 'done' and 'paused' also come by themselves, when there are no more steps to make. */
  | { kind: 'state'; run: number; state: LoopState; step: number }
  /** The run is over: the task did not load, or threw. `reason` is what was thrown. */
  | { kind: 'failed'; run: number; cause: 'load' | 'task'; reason: string };

type Fields = Record<string, unknown>;
type Check = (fields: Fields) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;
const isSteps = (value: unknown): boolean => isCount(value) || value === Infinity;
const isOneOf = (value: unknown, names: readonly unknown[]): boolean => names.includes(value);

const toWorker: Record<ToWorker['kind'], Check> = {
  start: ({ task, seed, steps }) => isText(task) && Number.isFinite(seed) && isSteps(steps),
  go: ({ steps }) => isSteps(steps),
  pause: () => true,
  stop: () => true,
};

const fromWorker: Record<FromWorker['kind'], Check> = {
  ready: ({ backend }) => isBackend(backend),
  snapshot: ({ step }) => isCount(step),
  state: ({ state, step }) => isOneOf(state, ['running', 'paused', 'done', 'stopped']) && isCount(step),
  failed: ({ cause, reason }) => isOneOf(cause, ['load', 'task']) && isText(reason),
};

/** A message for the worker, or undefined for anything else. Settings are the task's to read. */
export const heardByWorker = (data: unknown): ToWorker | undefined =>
  fits(data, toWorker) ? (data as ToWorker) : undefined;

/** A message for the page, or undefined for anything else. A snapshot is the figure's to read. */
export const heardByPage = (data: unknown): FromWorker | undefined =>
  fits(data, fromWorker) ? (data as FromWorker) : undefined;

function fits(data: unknown, checks: Record<string, Check>): boolean {
  if (!isFields(data) || !isText(data.kind) || !Object.hasOwn(checks, data.kind)) return false;
  return isCount(data.run) && checks[data.kind](data);
}

function isBackend(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { backend, build, reason } = value;
  return (
    isOneOf(backend, ['wasm', 'typescript']) &&
    isOneOf(build, ['relaxed', 'simd', null]) &&
    (reason === undefined || isText(reason))
  );
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
