import { expect, test } from 'vitest';
import { trainXor, type XorSettings, type XorSnapshot } from '@/models/training/xor';
import type { Pace } from './loop';
import type { FromWorker } from './protocol';
import { serve, type Serving } from './serve';
import type { Task, Tasks } from './task';
import { tasks } from './tasks';

const xor: XorSettings = { hidden: 4, learningRate: 1, steps: 200 };
const start = { kind: 'start', run: 1, task: 'xor', settings: xor, seed: 7, steps: Infinity } as const;
const backend = { backend: 'wasm', build: 'simd' } as const;

/** A worker without a thread: its time passes one millisecond a look at the clock, its event loop turns when told. */
function worker(changes: Partial<Serving> = {}) {
  let time = 0;
  const turns: (() => void)[] = [];
  const said: FromWorker[] = [];
  const pace: Pace = { slice: 12, between: 1000 / 30, now: () => time++, later: (turn, ms) => {
    turns.push(() => { time += ms; turn(); });
  } }; // prettier-ignore
  const tell = serve({
    tasks,
    ready: async () => backend,
    pace,
    post: (message, transfer) => said.push(structuredClone(message, { transfer })),
    ...changes,
  });
  /** Lets loading finish, then the loop run until it has nothing to do. */
  const settle = async (most = Infinity) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (let i = 0; turns.length && i < most; i++) turns.shift()!();
  };
  const snapshots = () => said.flatMap((message) => (message.kind === 'snapshot' ? [message.snapshot as XorSnapshot] : []));
  const states = () => said.map((message) => (message.kind === 'state' ? message.state : message.kind));
  return { tell, settle, said, snapshots, states, waiting: () => turns.length };
} // prettier-ignore

/** What training gives without any worker. */
function plainly(seed: number): XorSnapshot {
  let look: (() => XorSnapshot) | undefined;
  for (look of trainXor(xor, seed));
  return look!();
}

const oneTask = (task: Task<never, unknown>): Tasks => ({ own: async () => task as Task<unknown, unknown> });

test('a run says its backend, shows its steps, and is done', async () => {
  const { tell, settle, said, states, snapshots } = worker();
  tell(start);
  await settle();
  expect(said[0]).toEqual({ kind: 'ready', run: 1, backend });
  expect(states().slice(1, 3)).toEqual(['running', 'snapshot']);
  expect(said.at(-1)).toEqual({ kind: 'state', run: 1, state: 'done', step: 200 });
  expect(snapshots().at(-1)).toEqual(plainly(7));
});

test('the pace changes nothing: step by step, paused and resumed, the curve is the same bit for bit', async () => {
  const { tell, settle, snapshots } = worker();
  tell({ ...start, steps: 1 });
  await settle();
  for (let i = 0; i < 5; i++) {
    tell({ kind: 'go', run: 1, steps: 2 });
    await settle();
  }
  expect(snapshots().at(-1)!.step).toBe(11);
  tell({ kind: 'go', run: 1, steps: Infinity });
  await settle(2);
  tell({ kind: 'pause', run: 1 });
  await settle();
  expect(snapshots().at(-1)!.step).toBeLessThan(200);
  tell({ kind: 'go', run: 1, steps: Infinity });
  await settle();
  expect(snapshots().at(-1)).toEqual(plainly(7));
});

test('a new start drops the old run, whose last words carry its own number', async () => {
  const { tell, settle, said } = worker();
  tell(start);
  await settle(2);
  tell({ ...start, run: 2, seed: 8 });
  const before = said.length;
  await settle();
  expect(said.slice(before).every(({ run }) => run === 2)).toBe(true);
  expect(said.at(-1)).toMatchObject({ run: 2, state: 'done' });
});

test('messages of an older run are not heard', async () => {
  const { tell, settle, said } = worker();
  tell({ ...start, run: 2 });
  await settle(2);
  tell({ kind: 'stop', run: 1 });
  tell({ kind: 'pause', run: 1 });
  await settle();
  expect(said.at(-1)).toMatchObject({ run: 2, state: 'done' });
});

test('a run that is replaced while it loads never begins', async () => {
  const { tell, settle, said } = worker();
  tell(start);
  tell({ ...start, run: 2 });
  await settle();
  expect(said.some(({ run }) => run === 1)).toBe(false);
});

test('what is asked while the task loads is done when it has', async () => {
  const { tell, settle, states, said } = worker();
  tell(start);
  tell({ kind: 'pause', run: 1 });
  await settle();
  expect(states()).toEqual(['ready', 'paused']);
  tell({ ...start, run: 2, steps: 2 });
  tell({ kind: 'go', run: 2, steps: 3 });
  await settle();
  expect(said.at(-1)).toMatchObject({ run: 2, state: 'paused', step: 5 });
});

test('a stop is confirmed at once, also while the task loads, and then nothing more is said', async () => {
  const { tell, settle, states, waiting } = worker();
  tell(start);
  tell({ kind: 'stop', run: 1 });
  expect(states()).toEqual(['stopped']);
  await settle();
  expect(states()).toEqual(['stopped']);
  tell({ ...start, run: 2 });
  await settle(3);
  tell({ kind: 'stop', run: 2 });
  expect(states().slice(-2)).toEqual(['snapshot', 'stopped']);
  const count = states().length;
  await settle();
  expect(states().length).toBe(count);
  expect(waiting()).toBe(0);
});

test('a task that cannot be loaded is a failure to load', async () => {
  const broken: Tasks = { own: async () => Promise.reject(new TypeError('Failed to fetch module')) };
  for (const [name, reason] of [['own', 'Failed to fetch module'], ['constructor', 'no task is called “constructor”']]) {
    const { tell, settle, said } = worker({ tasks: broken });
    tell({ ...start, task: name });
    await settle();
    expect(said).toEqual([{ kind: 'failed', run: 1, cause: 'load', reason }]);
  }
}); // prettier-ignore

test('an engine that cannot be loaded is a failure to load', async () => {
  const { tell, settle, said } = worker({ ready: async () => Promise.reject(new Error('no memory')) });
  tell(start);
  await settle();
  expect(said).toEqual([{ kind: 'failed', run: 1, cause: 'load', reason: 'no memory' }]);
});

test('a loss that is not finite fails with the sentence of the task, and a new start works', async () => {
  const { tell, settle, said } = worker();
  tell({ ...start, settings: { ...xor, learningRate: 1e39 } });
  await settle();
  expect(said.at(-1)).toMatchObject({ kind: 'failed', cause: 'task', reason: expect.stringMatching(/^At step \d+ the loss is/) });
  tell({ ...start, run: 2 });
  await settle();
  expect(said.at(-1)).toMatchObject({ run: 2, state: 'done' });
}); // prettier-ignore

test('a task that throws before its first step fails too', async () => {
  const { tell, settle, said } = worker({
    tasks: oneTask({
      start() {
        throw new RangeError('4 heads do not divide 6');
      },
    }),
  });
  tell({ ...start, task: 'own' });
  await settle();
  expect(said.at(-1)).toEqual({ kind: 'failed', run: 1, cause: 'task', reason: '4 heads do not divide 6' });
});

test('a snapshot that cannot be sent fails the run instead of hanging it', async () => {
  const task: Task<unknown, unknown> = {
    *start() {
      yield () => ({ step: () => 1 });
    },
  };
  const { tell, settle, said } = worker({ tasks: oneTask(task) });
  tell({ ...start, task: 'own' });
  await settle();
  expect(said.at(-1)).toMatchObject({ kind: 'failed', cause: 'task' });
});

test('arrays move: what was posted is empty afterwards', async () => {
  const weights = new Float32Array(1000);
  const task: Task<unknown, unknown> = {
    *start() {
      yield () => ({ weights });
    },
  };
  const { tell, settle } = worker({ tasks: oneTask(task) });
  tell({ ...start, task: 'own' });
  await settle();
  expect(weights.length).toBe(0);
});

test('noise is not heard', async () => {
  const { tell, settle, said } = worker();
  for (const data of [undefined, null, 'start', { kind: 'start' }, { kind: 'go', run: 1 }, []]) tell(data);
  await settle();
  expect(said).toEqual([]);
});
