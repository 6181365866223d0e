import type { LoopState } from './protocol';

/** Time, as an argument: a test counts instead of waiting. */
export interface Pace {
  /** milliseconds of steps before messages get their turn; a step longer than that is a slice of its own */
  slice: number;
  /** the fewest milliseconds between two snapshots */
  between: number;
  now(): number;
  /** calls `turn` from the event loop, `ms` from now at the earliest */
  later(turn: () => void, ms: number): void;
}

export interface Listener<Snapshot> {
  snapshot(step: number, snapshot: Snapshot): void;
  state(state: LoopState, step: number): void;
  failed(error: unknown): void;
}

/** Drives one run of a task: steps in short slices, a look at most every `between` milliseconds and one at the end.
 *  Between two slices the event loop turns, so a message to pause or stop waits for one slice and no longer. */
export class Loop<Snapshot> {
  readonly #steps: Generator<() => Snapshot, void>;
  readonly #pace: Pace;
  readonly #listener: Listener<Snapshot>;
  /** steps still to make before the pause */
  #left = 0;
  #step = 0;
  #look: (() => Snapshot) | undefined;
  /** the step last shown, and when */
  #shown = 0;
  #shownAt = -Infinity;
  #scheduled = false;
  /** the task has no more steps */
  #done = false;
  /** stopped, or failed */
  #over = false;

  constructor(steps: Generator<() => Snapshot, void>, pace: Pace, listener: Listener<Snapshot>) {
    this.#steps = steps;
    this.#pace = pace;
    this.#listener = listener;
  }

  /** That many steps, then pause. Steps asked for while some are left are added; Infinity runs to the end. */
  go(steps: number): void {
    if (this.#over) return;
    this.#left = this.#left === Infinity ? steps : this.#left + steps;
    this.#listener.state('running', this.#step);
    this.#schedule(0);
  }

  /** No more steps; the last one is shown, then the listener hears 'paused'. */
  pause(): void {
    if (this.#over) return;
    this.#left = 0;
    this.#schedule(0);
  }

  /** Ends the run now: the last step is shown, the listener hears 'stopped'. */
  stop(): void {
    if (this.#over) return;
    try {
      this.#show();
    } catch (error) {
      return this.#fail(error);
    }
    this.#end();
    this.#listener.state('stopped', this.#step);
  }

  #schedule(ms: number): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#pace.later(this.#turn, ms);
  }

  readonly #turn = (): void => {
    this.#scheduled = false;
    if (this.#over) return;
    try {
      this.#advance();
      const wait = this.#shownAt + this.#pace.between - this.#pace.now();
      if (wait <= 0) this.#show();
      if (this.#left > 0) this.#schedule(0);
      else if (this.#shown < this.#step) this.#schedule(wait);
      else this.#listener.state(this.#done ? 'done' : 'paused', this.#step);
    } catch (error) {
      this.#fail(error);
    }
  };

  /** One slice of steps: at least one when any are left, since a step may take longer than a slice. */
  #advance(): void {
    const { now, slice } = this.#pace;
    const end = now() + slice;
    while (this.#left > 0) {
      const next = this.#steps.next();
      if (next.done) {
        this.#done = true;
        this.#left = 0;
        return;
      }
      this.#look = next.value;
      this.#step++;
      this.#left--;
      if (now() >= end) return;
    }
  }

  #show(): void {
    if (!this.#look || this.#shown === this.#step) return;
    this.#shown = this.#step;
    this.#shownAt = this.#pace.now();
    this.#listener.snapshot(this.#step, this.#look());
  }

  #fail(error: unknown): void {
    this.#end();
    this.#listener.failed(error);
  }

  /** Lets the task clean up after itself; what it throws while doing so is of no use to anyone. */
  #end(): void {
    this.#over = true;
    this.#look = undefined;
    try {
      this.#steps.return();
    } catch {
      return;
    }
  }
}
