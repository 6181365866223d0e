import type { Ear, Host } from './host';
import { openInPage } from './inPage';
import { openWorker } from './inWorker';

/** A worker where there may be one, the page itself otherwise. */
export function openHost(ear: Ear): Host {
  // A sandboxed frame: browsers differ in whether they throw or let the worker fail later.
  if (globalThis.origin === 'null' || typeof Worker === 'undefined') return openInPage(ear);
  try {
    return openWorker(ear);
  } catch {
    return openInPage(ear);
  }
}
