import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Ear, Host } from './host';
import { openInPage } from './inPage';
import type { ToWorker } from './protocol';
import { words } from './words';

// Runes only mark what a page follows; here their values are enough.
const plain = <T>(value: T): T => value;
vi.stubGlobal('$state', Object.assign(plain, { raw: plain, snapshot: <T>(value: T): T => structuredClone(value) }));
const { Trainer } = await import('./trainer.svelte');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const settings = { hidden: 4, learningRate: 1, steps: 100 };
const look = (step: number) => ({ step, losses: new Float32Array(step), outputs: new Float32Array(4) });

/** A trainer whose workers do nothing but write down what they are told. */
function trainer() {
  const hosts: { told: ToWorker[]; ear: Ear; open: boolean }[] = [];
  const of = new Trainer('xor', (ear): Host => {
    const host = { told: [] as ToWorker[], ear, open: true };
    hosts.push(host);
    return { where: 'worker', post: (message) => host.told.push(message), close: () => void (host.open = false) };
  });
  const say = (message: Record<string, unknown>) => hosts.at(-1)!.ear.heard({ run: of.run, ...message });
  const state = (name: string, step = 0) => say({ kind: 'state', state: name, step });
  const told = () => hosts.flatMap((host) => host.told.map((message) => message.kind));
  const begun = () => {
    of.start(settings, 7);
    say({ kind: 'ready', backend: { backend: 'wasm', build: 'relaxed' } });
    state('running');
  };
  return { of, hosts, say, state, told, begun, openHosts: () => hosts.filter(({ open }) => open).length };
}

test('it makes no worker before it is started, and one for many starts', () => {
  const { of, hosts, state, begun } = trainer();
  expect(hosts.length).toBe(0);
  begun();
  state('done', 100);
  of.start(settings, 8);
  of.reseed(9);
  expect(hosts.length).toBe(1);
  expect(hosts[0].told.map((message) => message.kind === 'start' && message.seed)).toEqual([7, 8, 9]);
});

test('its status follows the worker', () => {
  const { of, say, state, told } = trainer();
  expect(of.status).toBe('idle');
  of.start(settings, 7);
  expect(of.status).toBe('loading');
  say({ kind: 'ready', backend: { backend: 'wasm', build: 'relaxed' } });
  expect(of.backend).toEqual({ backend: 'wasm', build: 'relaxed' });
  state('running');
  expect(of.status).toBe('running');
  say({ kind: 'snapshot', step: 5, snapshot: look(5) });
  expect([of.stepsMade, of.snapshot?.step]).toEqual([5, 5]);
  of.pause();
  state('paused', 6);
  expect([of.status, of.stepsMade]).toEqual(['paused', 6]);
  of.step(3);
  of.resume();
  state('done', 100);
  expect(of.status).toBe('done');
  expect(told()).toEqual(['start', 'pause', 'go', 'go']);
});

test('messages of an older run are dropped', () => {
  const { of, say, begun } = trainer();
  begun();
  of.reseed(8);
  say({ kind: 'snapshot', run: 1, step: 5, snapshot: look(5) });
  say({ kind: 'failed', run: 1, cause: 'task', reason: 'old' });
  say({ kind: 'state', run: 1, state: 'done', step: 100 });
  expect([of.status, of.snapshot, of.message]).toEqual(['loading', undefined, undefined]);
});

test('a confirmed stop keeps the worker and its last snapshot', () => {
  const { of, say, state, begun, openHosts } = trainer();
  begun();
  of.stop();
  expect(of.status).toBe('idle');
  state('running', 4);
  say({ kind: 'snapshot', step: 5, snapshot: look(5) });
  state('stopped', 5);
  vi.advanceTimersByTime(60_000);
  expect([of.status, of.stepsMade, openHosts()]).toEqual(['idle', 5, 1]);
});

test('a stop that is not confirmed in a fifth of a second ends the worker', () => {
  const { of, begun, openHosts } = trainer();
  begun();
  of.stop();
  vi.advanceTimersByTime(199);
  expect(openHosts()).toBe(1);
  vi.advanceTimersByTime(1);
  expect(openHosts()).toBe(0);
  expect([of.status, of.message]).toEqual(['idle', undefined]);
});

test('a start while a stop is not confirmed takes a fresh worker', () => {
  const { of, hosts, begun, openHosts } = trainer();
  begun();
  of.stop();
  of.start(settings, 8);
  vi.advanceTimersByTime(500);
  expect([hosts.length, openHosts(), of.status]).toEqual([2, 1, 'loading']);
});

test('a worker that cannot be loaded, or breaks, is a failure with a sentence; Retry starts the same again', () => {
  const { of, hosts, begun, openHosts } = trainer();
  of.start(settings, 7, 3);
  hosts[0].ear.broke();
  expect([of.status, of.message, openHosts()]).toEqual(['failed', words.unloadable, 0]);
  of.retry();
  expect([of.status, of.message, of.run]).toEqual(['loading', undefined, 2]);
  expect(hosts[1].told).toEqual([{ ...hosts[0].told[0], run: 2 }]);
  begun();
  hosts.at(-1)!.ear.broke();
  expect([of.status, of.message]).toEqual(['failed', words.crashed]);
});

test('a worker that breaks when nothing runs is replaced without a word', () => {
  const { of, hosts, state, begun } = trainer();
  begun();
  state('done', 100);
  hosts[0].ear.broke();
  expect([of.status, of.message]).toEqual(['done', undefined]);
  of.start(settings, 7);
  expect(hosts.length).toBe(2);
});

test('what the task throws is told, its settings stand, and its worker is gone', () => {
  const { of, hosts, say, begun, openHosts } = trainer();
  begun();
  say({ kind: 'failed', cause: 'task', reason: 'At step 37 the loss is NaN' });
  expect([of.status, of.message]).toEqual(['failed', 'Training stopped. At step 37 the loss is NaN.']);
  expect(openHosts()).toBe(0);
  of.retry();
  expect(hosts[1].told[0]).toMatchObject({ kind: 'start', settings, seed: 7 });
});

test('a task that does not load is told as such', () => {
  const { of, say } = trainer();
  of.start(settings, 7);
  say({ kind: 'failed', cause: 'load', reason: 'Failed to fetch dynamically imported module' });
  expect([of.status, of.message]).toEqual(['failed', words.unloadable]);
});

test('a silent worker is said to be so within two seconds, and given up after ten', () => {
  const { of, say, begun, openHosts } = trainer();
  begun();
  vi.advanceTimersByTime(1999);
  expect([of.status, of.message]).toEqual(['running', words.runningLong]);
  say({ kind: 'snapshot', step: 1, snapshot: look(1) });
  expect(of.message).toBeUndefined();
  vi.advanceTimersByTime(10_000);
  expect([of.status, of.message, openHosts()]).toEqual(['failed', words.lost, 0]);
});

test('a script that does not come is waited for longer, with a word about it', () => {
  const { of } = trainer();
  of.start(settings, 7);
  vi.advanceTimersByTime(1999);
  expect([of.status, of.message]).toEqual(['loading', words.loadingLong]);
  vi.advanceTimersByTime(27_000);
  expect(of.status).toBe('loading');
  vi.advanceTimersByTime(2000);
  expect([of.status, of.message]).toEqual(['failed', words.neverLoaded]);
});

test('a worker that owes nothing may be silent; asked again, it may not', () => {
  const { of, state, begun } = trainer();
  begun();
  of.pause();
  state('paused', 5);
  vi.advanceTimersByTime(60_000);
  expect([of.status, of.message]).toEqual(['paused', undefined]);
  of.resume();
  vi.advanceTimersByTime(2000);
  expect(of.message).toBe(words.runningLong);
});

test('pressing again does not make a silent worker less so', () => {
  const { of, begun } = trainer();
  begun();
  for (let i = 0; i < 20; i++) {
    vi.advanceTimersByTime(500);
    of.pause();
  }
  expect(of.status).toBe('failed');
});

test('disposed, it holds no worker and no timer', () => {
  const { of, begun, openHosts } = trainer();
  begun();
  of.dispose();
  expect([of.status, openHosts(), vi.getTimerCount()]).toEqual(['idle', 0, 0]);
  begun();
  of.stop();
  of.dispose();
  expect([openHosts(), vi.getTimerCount()]).toEqual([0, 0]);
});

test('buttons pressed when there is nothing to press them for do nothing', () => {
  const { of, hosts } = trainer();
  of.pause();
  of.resume();
  of.step();
  of.stop();
  of.reseed(3);
  of.retry();
  of.dispose();
  expect([hosts.length, of.status]).toEqual([0, 'idle']);
});

test('noise is not heard', () => {
  const { of, hosts, begun } = trainer();
  begun();
  for (const data of [undefined, null, 'failed', { kind: 'failed' }, { kind: 'state', run: 1, state: 'lost' }])
    hosts[0].ear.heard(data);
  expect(of.status).toBe('running');
});

test('page and loop together: two trainings with one seed agree bit for bit, another seed differs', async () => {
  vi.useRealTimers();
  const trained = async (seed: number, steps: number) => {
    const of = new Trainer('xor', openInPage);
    of.start(settings, seed, steps);
    await vi.waitFor(() => expect(of.status).toBe(steps < 100 ? 'paused' : 'done'), 5000);
    if (steps < 100) {
      of.resume();
      await vi.waitFor(() => expect(of.status).toBe('done'), 5000);
    }
    of.dispose();
    return of.snapshot;
  };
  const whole = await trained(7, Infinity);
  expect(whole?.losses.length).toBe(101);
  expect(await trained(7, 13)).toEqual(whole);
  expect((await trained(8, Infinity))?.losses).not.toEqual(whole?.losses);
});
