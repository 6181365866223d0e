import type { ToWorker } from './protocol';

/** Where a task runs, seen from the page. */
export interface Host {
  where: 'worker' | 'page';
  post(message: ToWorker): void;
  /** Ends it now, whatever it is doing. Nothing is heard afterwards. */
  close(): void;
}

export interface Ear {
  heard(data: unknown): void;
  /** The host is gone, or never came. */
  broke(): void;
}

export type OpenHost = (ear: Ear) => Host;
