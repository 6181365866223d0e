import type { Ear, Host } from './host';

/** A worker of its own for a trainer. @throws DOMException where the page may not have one */
export const openWorker = (ear: Ear): Host =>
  hostOf(new Worker(new URL('./tasks.worker.ts', import.meta.url), { type: 'module', name: 'training' }), ear);

/** A worker as a host. */
export function hostOf(worker: Worker, ear: Ear): Host {
  worker.onmessage = ({ data }) => ear.heard(data);
  worker.onmessageerror = () => ear.broke();
  worker.onerror = (event) => {
    event.preventDefault(); // it becomes a sentence in the figure, not an error of the page
    ear.broke();
  };
  return {
    where: 'worker',
    post: (message) => worker.postMessage(message),
    close() {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    },
  };
}
