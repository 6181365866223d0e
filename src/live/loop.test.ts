import { expect, test } from 'vitest';
import { Loop, type Pace } from './loop';

/** A loop over a task whose every step takes `cost` milliseconds, in a time of our own. */
function run({ cost = 1, length = Infinity, failAt = Infinity } = {}) {
  let time = 0;
  let steps = 0;
  let looks = 0;
  let returned = false;
  const turns: { at: number; turn: () => void }[] = [];
  const heard: { at: number; what: string }[] = [];
  /** milliseconds of each turn of the event loop */
  const slices: number[] = [];
  const pace: Pace = {
    slice: 12,
    between: 1000 / 30,
    now: () => time,
    later: (turn, ms) => void turns.push({ at: time + ms, turn }),
  };
  function* task() {
    const look = () => {
      looks++;
      return steps;
    };
    try {
      while (steps < length) {
        if (steps === failAt) throw new Error('At step 6 the loss is NaN');
        time += cost;
        steps++;
        yield look;
      }
    } finally {
      returned = true;
    }
  }
  const loop = new Loop<number>(task(), pace, {
    snapshot: (step, snapshot) => heard.push({ at: time, what: `${step}: ${snapshot}` }),
    state: (state, step) => heard.push({ at: time, what: `${state} at ${step}` }),
    failed: (error) => heard.push({ at: time, what: (error as Error).message }),
  });
  /** Lets the event loop turn until a time has come, or nothing is left to do. */
  const until = (end: number) => {
    while (turns.length && time < end) {
      const { at, turn } = turns.shift()!;
      time = Math.max(time, at);
      const start = time;
      turn();
      slices.push(time - start);
    }
  };
  const snapshots = () => heard.filter(({ what }) => what.includes(':'));
  return {
    loop, heard, slices, turns, until, snapshots,
    steps: () => steps, looks: () => looks, returned: () => returned, what: () => heard.map(({ what }) => what),
  }; // prettier-ignore
}

test('at most 30 snapshots a second, however many steps, and no look that is not sent', () => {
  const fast = run({ cost: 0.1 });
  fast.loop.go(Infinity);
  fast.until(10_000);
  expect(fast.steps()).toBeGreaterThan(99_000);
  const gaps = fast.snapshots().map(({ at }, i, all) => (i ? at - all[i - 1].at : Infinity));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000 / 30 - 1e-9);
  expect(fast.snapshots().length).toBeGreaterThan(250);
  expect(fast.looks()).toBe(fast.snapshots().length);
});

test('a step that takes longer than that is shown each time', () => {
  const slow = run({ cost: 50, length: 20 });
  slow.loop.go(Infinity);
  slow.until(Infinity);
  expect(slow.snapshots().length).toBe(20);
});

test('the event loop turns after 12 ms of steps, or after one step that is longer', () => {
  const short = run({ cost: 0.1 });
  short.loop.go(Infinity);
  short.until(1000);
  expect(Math.max(...short.slices)).toBeLessThan(12.2);
  const long = run({ cost: 40 });
  long.loop.go(Infinity);
  long.until(1000);
  expect(Math.max(...long.slices)).toBe(40);
});

test('the last snapshot always arrives, and before the word that there are no more', () => {
  for (const length of [1, 2, 29, 30, 31, 1000]) {
    const { loop, until, what } = run({ length });
    loop.go(Infinity);
    until(Infinity);
    expect(what().slice(-2)).toEqual([`${length}: ${length}`, `done at ${length}`]);
  }
});

test('a pause takes effect after the slice, shows the last step, and can be resumed', () => {
  const { loop, until, what, steps, turns } = run({ length: 500 });
  loop.go(Infinity);
  until(100);
  loop.pause();
  until(Infinity);
  const paused = steps();
  expect(paused).toBeLessThan(112);
  expect(what().slice(-2)).toEqual([`${paused}: ${paused}`, `paused at ${paused}`]);
  expect(turns).toEqual([]);
  loop.go(Infinity);
  until(Infinity);
  expect(what().at(-1)).toBe('done at 500');
});

test('a pause is always answered, also when nothing runs', () => {
  const { loop, until, what } = run();
  loop.pause();
  until(Infinity);
  loop.pause();
  until(Infinity);
  expect(what()).toEqual(['paused at 0', 'paused at 0']);
});

test('steps are counted exactly, and those asked for meanwhile are added', () => {
  const { loop, until, steps, what } = run();
  loop.go(3);
  loop.go(1);
  until(Infinity);
  expect(steps()).toBe(4);
  expect(what().at(-1)).toBe('paused at 4');
  loop.go(100);
  until(Infinity);
  expect(what().slice(-2)).toEqual(['104: 104', 'paused at 104']);
});

test('steps asked for while it runs to the end stop it after so many', () => {
  const { loop, until, steps } = run();
  loop.go(Infinity);
  until(50);
  const before = steps();
  loop.go(2);
  until(Infinity);
  expect(steps()).toBe(before + 2);
});

test('a stop is immediate, shows the last step, and lets the task clean up', () => {
  const { loop, until, what, steps, returned, heard } = run();
  loop.go(Infinity);
  until(100);
  const last = steps();
  loop.stop();
  expect(what().slice(-2)).toEqual([`${last}: ${last}`, `stopped at ${last}`]);
  expect(returned()).toBe(true);
  const count = heard.length;
  loop.go(5);
  loop.pause();
  loop.stop();
  until(Infinity);
  expect(heard.length).toBe(count);
  expect(steps()).toBe(last);
});

test('what a task throws ends the run, and is said once', () => {
  const { loop, until, what } = run({ failAt: 5 });
  loop.go(Infinity);
  until(Infinity);
  loop.go(1);
  until(Infinity);
  expect(what()).toEqual(['running at 0', 'At step 6 the loss is NaN']);
});
