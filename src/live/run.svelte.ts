import { untrack } from 'svelte';
import type { SettingsOf, SnapshotOf, TaskName } from './tasks';
import type { Trainer } from './trainer.svelte';

/** How a state of the dials is trained. */
interface Recipe<Name extends TaskName> {
  settings: SettingsOf<Name>;
  /** What goes along when it starts and follows from the settings: too long to be compared at every turn of a dial. */
  given?: () => Partial<SettingsOf<Name>>;
  seed: number;
  /** Steps between two pictures, of which there are thirty a second at most. Infinity: as fast as it goes. */
  stepsAPicture: number;
}

/** A training that belongs to dials: it is theirs or it is not shown. A dial that is turned ends it, when its recipe reads that dial. */
export class Run<Name extends TaskName, Dials> {
  readonly #trainer: Trainer<Name>;
  readonly #recipe: (dials: Dials) => Recipe<Name>;
  /** The dials as they stood when it began. */
  #begun: Dials | undefined = $state.raw();
  /** Goes on by itself after each picture. */
  #going = $state(false);
  /** Why it stopped or paused, when no button was pressed. */
  note: string | undefined = $state();

  constructor(trainer: Trainer<Name>, recipe: (dials: Dials) => Recipe<Name>) {
    this.#trainer = trainer;
    this.#recipe = recipe;
  }

  get status(): Trainer<Name>['status'] {
    const { status } = this.#trainer;
    return status === 'paused' && this.#going ? 'running' : status;
  }
  get step(): number {
    return this.#begun ? this.#trainer.stepsMade : 0;
  }
  /** Undefined until this run has its first. */
  get snapshot(): SnapshotOf<Name> | undefined {
    return this.step > 0 ? this.#trainer.snapshot : undefined;
  }

  /** What is wrong, and what computes, as the trainer has it. */
  get message(): Trainer<Name>['message'] {
    return this.#trainer.message;
  }
  get backend(): Trainer<Name>['backend'] {
    return this.#trainer.backend;
  }
  get where(): Trainer<Name>['where'] {
    return this.#trainer.where;
  }

  start(dials: Dials): void {
    this.#begin(dials, true);
  }

  /** One step, the first one of a new run unless one is paused. */
  one(dials: Dials): void {
    this.note = undefined;
    if (this.status === 'paused') this.#trainer.step();
    else this.#begin(dials, false);
  }

  pause(note?: string): void {
    if (!this.#isLive() || (note && this.status === 'paused')) return;
    this.#going = false;
    this.note = note;
    this.#trainer.pause();
  }

  resume(): void {
    this.note = undefined;
    this.#going = true; // keepGoing asks for the steps
  }

  stop(): void {
    this.note = undefined;
    this.#going = false;
    this.#trainer.stop();
  }

  /** The same settings and seed, in a fresh worker. */
  retry(): void {
    this.#trainer.retry();
  }

  dispose(): void {
    this.#going = false;
    this.#trainer.dispose();
  }

  /** To be called in an effect: asks for the steps up to the next picture. */
  keepGoing(): void {
    if (this.#trainer.status === 'paused' && this.#going) untrack(() => this.#ask());
  }

  /** To be called in an effect: the dials are these now. A run goes on when what it is of has not changed: somebody looks
   *  elsewhere, or sets another pace. The same values anew are a reset, or a preset chosen again. */
  follow(dials: Dials): void {
    untrack(() => {
      if (!this.#begun || dials === this.#begun) return;
      const [was, is] = [this.#recipe(this.#begun), this.#recipe(dials)];
      if (same([was.settings, was.seed], [is.settings, is.seed]) && !same(this.#begun, dials)) {
        this.#begun = dials;
        if (was.stepsAPicture !== is.stepsAPicture && this.status === 'running') this.#ask();
        return;
      }
      const note = this.#isLive()
        ? `The dials changed, so the run stopped after ${this.step.toLocaleString('en')} ${this.step === 1 ? 'step' : 'steps'}.`
        : undefined;
      this.stop();
      this.#begun = undefined;
      this.note = note;
    });
  }

  #begin(dials: Dials, going: boolean): void {
    const { settings, given, seed, stepsAPicture } = this.#recipe(dials);
    this.#begun = dials;
    this.#going = going;
    this.note = undefined;
    this.#trainer.start(Object.assign({}, settings, given?.()), seed, going ? stepsAPicture : 1);
  }

  #ask(): void {
    if (this.#begun) this.#trainer.step(this.#recipe(this.#begun).stepsAPicture);
  }

  #isLive(): boolean {
    return ['loading', 'running', 'paused'].includes(this.#trainer.status);
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
