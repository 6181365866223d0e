import { afterEach, expect, test, vi } from 'vitest';
import { openInPage } from './inPage';

// Runes only mark what a page follows; here their values are enough.
const plain = <T>(value: T): T => value;
vi.stubGlobal('$state', Object.assign(plain, { raw: plain, snapshot: <T>(value: T): T => structuredClone(value) }));
const { Trainer } = await import('./trainer.svelte');
const { Run } = await import('./run.svelte');

const dials = { hidden: 2, learningRate: 1, steps: 5000, seed: 3, fast: false, view: 'left' };
type XorRun = InstanceType<typeof Run<'xor', typeof dials>>;
let trainer: InstanceType<typeof Trainer<'xor'>>;
afterEach(() => trainer.dispose());

function made(): XorRun {
  trainer = new Trainer('xor', openInPage);
  return new Run(trainer, ({ fast, seed, hidden, learningRate, steps }: typeof dials) => ({
    settings: { hidden, learningRate, steps },
    seed,
    stepsAPicture: fast ? Infinity : 3,
  }));
}
const trained = (run: XorRun, steps: number) => vi.waitFor(() => expect(run.step).toBeGreaterThanOrEqual(steps), 5000);

test('it goes on picture by picture until it is paused, and from there one step at a time', async () => {
  const run = made();
  run.start(dials);
  await vi.waitFor(() => expect(trainer.status).toBe('paused'), 5000);
  expect(run.step).toBe(3);
  expect(run.status, 'between two pictures it is not paused for the reader').toBe('running');
  run.keepGoing();
  await trained(run, 6);
  run.pause();
  await vi.waitFor(() => expect(run.status).toBe('paused'));
  run.keepGoing();
  run.one(dials);
  await trained(run, 7);
  expect(run.step).toBe(7);
});

test('before the first step there is nothing to show, even when an earlier run had something', async () => {
  const run = made();
  expect(run.snapshot).toBeUndefined();
  run.one(dials);
  await trained(run, 1);
  expect(run.snapshot!.units.length).toBe(6);
  run.start({ ...dials, hidden: 5 });
  expect(run.snapshot).toBeUndefined();
  await trained(run, 1);
  expect(run.snapshot!.units.length).toBe(15);
});

test('a dial that is turned ends a run with a note; nobody is told of one that was over', async () => {
  const run = made();
  run.one(dials);
  await trained(run, 1);
  run.follow({ ...dials, seed: 4 });
  expect(run.status).toBe('idle');
  expect(run.note).toMatch(/stopped after 1 step/);
  expect(run.snapshot).toBeUndefined();

  run.one(dials);
  await trained(run, 1);
  run.stop();
  run.follow({ ...dials, seed: 5 });
  expect(run.note).toBeUndefined();
  expect(run.step).toBe(0);
});

test('a dial that the training does not depend on may be turned while it trains', async () => {
  const run = made();
  run.start(dials);
  await trained(run, 1);
  run.follow({ ...dials, view: 'right' });
  expect(run.status).toBe('running');
  expect(run.snapshot).toBeDefined();
});

test('the pace may be turned while it trains; the same dials anew are a reset', async () => {
  const run = made();
  run.start({ ...dials, steps: 300 });
  await trained(run, 1);
  const fast = { ...dials, steps: 300, fast: true };
  run.follow(fast);
  await vi.waitFor(() => expect(run.status).toBe('done'), 5000);
  expect(run.step).toBe(300);
  run.follow(fast);
  expect(run.step, 'not turned at all').toBe(300);
  run.follow({ ...fast });
  expect(run.step).toBe(0);
});
