import type { Ear, Host } from './host';
import { pagePace } from './pace';
import { serve } from './serve';
import type { Tasks } from './task';
import { tasks as allTasks } from './tasks';

/** The same tasks in slices on the page, where no worker may be had: in a frame that has no origin of its own.
 *  A page computes in TypeScript. One long step cannot be interrupted here. */
export function openInPage(ear: Ear, tasks: Tasks = allTasks): Host {
  let run = 0;
  let open = true;
  const tell = serve({
    tasks,
    ready: async () => ({ backend: 'typescript', build: null }),
    pace: pagePace,
    // Cloned as a worker's messages are, so that a task behaves alike in both places.
    post(message, transfer) {
      const data: unknown = structuredClone(message, { transfer });
      if (open) ear.heard(data);
    },
  });
  return {
    where: 'page',
    post(message) {
      run = message.run;
      tell(structuredClone(message));
    },
    close() {
      open = false;
      tell({ kind: 'stop', run });
    },
  };
}
