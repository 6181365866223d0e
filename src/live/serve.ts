import type { Backend } from '@/tensor';
import { Loop, type Pace } from './loop';
import { heardByWorker, type FromWorker, type ToWorker } from './protocol';
import type { Task, Tasks } from './task';
import { buffersOf } from './transfer';

export interface Serving {
  tasks: Tasks;
  /** awaited before the first task: loads the kernels, says which */
  ready: () => Promise<Backend>;
  pace: Pace;
  post(message: FromWorker, transfer: Transferable[]): void;
}

type Start = Extract<ToWorker, { kind: 'start' }>;

interface Run {
  run: number;
  /** steps asked for while the task is loading */
  steps: number;
  loop?: Loop<unknown>;
}

/** The worker's side: runs one task at a time, as told. Returns the ear for the page's messages.
 *  Everything a task or its loading throws becomes a message; nothing is thrown here. */
export function serve({ tasks, ready, pace, post }: Serving): (data: unknown) => void {
  let current: Run | undefined;

  return (data) => {
    const message = heardByWorker(data);
    if (message?.kind === 'start') {
      current?.loop?.stop();
      current = { run: message.run, steps: message.steps };
      void begin(message, current);
    } else if (message && message.run === current?.run) {
      tell(current, message);
    }
  };

  function tell(mine: Run, message: Exclude<ToWorker, Start>): void {
    const { loop } = mine;
    if (message.kind === 'go') {
      if (loop) loop.go(message.steps);
      else mine.steps = mine.steps === Infinity ? message.steps : mine.steps + message.steps;
    } else if (message.kind === 'pause') {
      mine.steps = 0;
      loop?.pause();
    } else {
      current = undefined;
      if (loop) loop.stop();
      else post({ kind: 'state', run: mine.run, state: 'stopped', step: 0 }, []);
    }
  }

  async function begin({ run, task: name, settings, seed }: Start, mine: Run): Promise<void> {
    let task: Task<unknown, unknown>;
    try {
      const backend = await ready();
      task = await load(tasks, name);
      if (current !== mine) return; // stopped, or another run began meanwhile
      post({ kind: 'ready', run, backend }, []);
    } catch (error) {
      if (current === mine) post({ kind: 'failed', run, cause: 'load', reason: reasonOf(error) }, []);
      return;
    }
    const failed = (error: unknown) => post({ kind: 'failed', run, cause: 'task', reason: reasonOf(error) }, []);
    try {
      mine.loop = new Loop(task.start(settings, seed), pace, {
        snapshot: (step, snapshot) => post({ kind: 'snapshot', run, step, snapshot }, buffersOf(snapshot)),
        state: (state, step) => post({ kind: 'state', run, state, step }, []),
        failed,
      });
    } catch (error) {
      return failed(error);
    }
    if (mine.steps > 0) mine.loop.go(mine.steps);
    else mine.loop.pause();
  }
}

function load(tasks: Tasks, name: string): Promise<Task<unknown, unknown>> {
  if (!Object.hasOwn(tasks, name)) throw new RangeError(`no task is called “${name}”`);
  return tasks[name]();
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
