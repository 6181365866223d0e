import { untrack } from 'svelte';
import type { Backend } from '@/tensor';
import type { Host, OpenHost } from './host';
import { openHost } from './open';
import { heardByPage, type FromWorker, type ToWorker } from './protocol';
import { Silence } from './silence';
import type { SettingsOf, SnapshotOf, TaskName } from './tasks';
import { words } from './words';

export type Status = 'idle' | 'loading' | 'running' | 'paused' | 'done' | 'failed';

/** Milliseconds: Stop acts within a fifth of a second, because a worker that has not confirmed it by then is ended. */
const stopWithin = 200;
/** Milliseconds without a word after which a worker is given up. */
const loadWithin = 30_000;
const answerWithin = 10_000;

/** Training as a figure sees it: what to draw, and what its buttons do. The task runs in a worker of its own, or on the page
 *  where there can be none. The first start makes the worker, later ones use it again, `dispose` ends it.
 *  The owner pauses it when the figure is far out of view or the page is hidden. */
export class Trainer<Name extends TaskName> {
  readonly task: Name;
  status: Status = $state('idle');
  /** The last snapshot; that of an earlier run stands until this one has its first. */
  snapshot: SnapshotOf<Name> | undefined = $state.raw();
  /** Steps made in this run when it last said so. */
  stepsMade: number = $state(0);
  /** A sentence when something is wrong: why it failed, or that it has long been silent. Retry belongs beside it. */
  message: string | undefined = $state();
  /** What the numbers are computed with; known once the task has loaded. */
  backend: Backend | undefined = $state.raw();
  where: Host['where'] | undefined = $state();
  /** Counts the starts; messages of any other run are dropped. */
  run: number = $state(0);

  readonly #open: OpenHost;
  #host: Host | undefined;
  /** The run again, which can be read without being followed: an effect that starts a run must not depend on it. */
  #run = 0;
  #begun: { settings: SettingsOf<Name>; seed: number; steps: number } | undefined;
  /** Set while a stop is not confirmed. */
  #stopping: ReturnType<typeof setTimeout> | undefined;
  readonly #silence = new Silence({
    long: () => (this.message = this.status === 'loading' ? words.loadingLong : words.runningLong),
    lost: () => this.#fail(this.status === 'loading' ? words.neverLoaded : words.lost),
  });

  constructor(task: Name, open: OpenHost = openHost) {
    this.task = task;
    this.#open = open;
  }

  /** Trains anew, to the end or for so many steps. What ran before is dropped. */
  start(settings: SettingsOf<Name>, seed: number, steps = Infinity): void {
    if (this.#stopping) this.#close(); // a fresh worker is sooner there than a stop that may never be confirmed
    this.#silence.end();
    this.#begun = { settings: $state.snapshot(settings) as SettingsOf<Name>, seed, steps }; // a proxy cannot be sent
    this.run = ++this.#run;
    this.status = 'loading';
    this.message = undefined;
    this.stepsMade = 0;
    this.#host ??= this.#open({ heard: (data) => this.#hear(data), broke: () => this.#broke() });
    this.where = this.#host.where;
    this.#ask({ kind: 'start', run: this.#run, task: this.task, ...this.#begun }, loadWithin);
  }

  /** The same settings with another seed. */
  reseed(seed: number): void {
    if (this.#begun) this.start(this.#begun.settings, seed, this.#begun.steps);
  }

  /** The same settings and seed, in a fresh worker. */
  retry(): void {
    this.#close();
    if (this.#begun) this.start(this.#begun.settings, this.#begun.seed, this.#begun.steps);
  }

  pause(): void {
    if (this.#isLive()) this.#ask({ kind: 'pause', run: this.#run });
  }

  resume(): void {
    this.step(Infinity);
  }

  /** So many steps more, then a pause. */
  step(steps = 1): void {
    if (this.#isLive()) this.#ask({ kind: 'go', run: this.#run, steps });
  }

  /** Ends the run for good; its last snapshot stands. */
  stop(): void {
    const live = this.#isLive();
    this.#silence.end();
    this.message = undefined;
    this.status = 'idle';
    if (!live) return;
    this.#stopping = setTimeout(() => this.#close(), stopWithin);
    this.#host?.post({ kind: 'stop', run: this.#run });
  }

  /** Ends the worker. */
  dispose(): void {
    this.#close();
    this.message = undefined;
    this.status = 'idle';
  }

  /** Untracked: an effect that presses a button does not run again because the button worked. */
  #isLive(): boolean {
    return ['loading', 'running', 'paused'].includes(untrack(() => this.status));
  }

  #ask(message: ToWorker, within = answerWithin): void {
    this.#silence.begin(within);
    this.#host?.post(message);
  }

  #hear(data: unknown): void {
    const message = heardByPage(data);
    if (message?.run !== this.#run) return;
    this.#silence.broken();
    this.message = undefined;
    if (message.kind === 'snapshot') {
      this.snapshot = message.snapshot as SnapshotOf<Name>;
      this.stepsMade = message.step;
    } else if (this.#stopping) {
      if (message.kind === 'state' && message.state === 'stopped') this.#confirmed();
    } else if (message.kind === 'ready') this.backend = message.backend;
    else if (message.kind === 'failed') this.#fail(reasonFor(message));
    else this.#moved(message);
  }

  #moved({ state, step }: Extract<FromWorker, { kind: 'state' }>): void {
    this.stepsMade = step;
    this.status = state === 'stopped' ? 'idle' : state;
    if (state === 'running') this.#silence.begin(answerWithin);
    else this.#silence.end();
  }

  #confirmed(): void {
    clearTimeout(this.#stopping);
    this.#stopping = undefined;
  }

  #broke(): void {
    if (this.#isLive()) this.#fail(this.status === 'loading' ? words.unloadable : words.crashed);
    else this.#close();
  }

  #fail(sentence: string): void {
    this.#close();
    this.status = 'failed';
    this.message = sentence;
  }

  /** Nothing of this run is heard any more; the next start opens another host. */
  #close(): void {
    this.#silence.end();
    this.#confirmed();
    this.#host?.close();
    this.#host = undefined;
  }
}

const reasonFor = ({ cause, reason }: Extract<FromWorker, { kind: 'failed' }>): string =>
  cause === 'load' ? words.unloadable : words.threw(reason);
