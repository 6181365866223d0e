import type { FromWorker, ToWorker } from './protocol';

/** Where the tokenizers run, seen from the page. */
export interface Host {
  post(message: ToWorker): void;
  close(): void;
}

export interface Ear {
  heard(message: FromWorker): void;
  /** The host is gone, or never came. */
  broke(): void;
}

/** A worker where there may be one, the page itself otherwise: a sandboxed frame has no origin of its own, and no worker. */
export function openHost(ear: Ear): Host {
  if (globalThis.origin === 'null' || typeof Worker === 'undefined') return openInPage(ear);
  try {
    return openWorker(ear);
  } catch {
    return openInPage(ear);
  }
}

function openWorker(ear: Ear): Host {
  const worker = new Worker(new URL('./tokenizers.worker.ts', import.meta.url), { type: 'module', name: 'tokenizers' });
  worker.onmessage = ({ data }) => ear.heard(data as FromWorker);
  worker.onmessageerror = () => ear.broke();
  worker.onerror = (event) => {
    event.preventDefault(); // it becomes a sentence in the figure, not an error of the page
    ear.broke();
  };
  return {
    post: (message) => worker.postMessage(message),
    close() {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    },
  };
}

function openInPage(ear: Ear): Host {
  let open = true;
  const serving = import('./serve').then(({ serve, readModule }) =>
    serve({ post: (message) => open && ear.heard(message), read: readModule, slice: 8 }),
  );
  return {
    post: (message) =>
      void serving.then(
        (tell) => open && tell(message),
        () => open && ear.broke(),
      ),
    close: () => void (open = false),
  };
}
