/** The worker's entry: one a page, made when the first encoding is loaded. */
import { readModule, serve } from './serve';
import type { ToWorker } from './protocol';

const tell = serve({ post: (message) => self.postMessage(message), read: readModule, slice: 30 });
self.addEventListener('message', ({ data }) => tell(data as ToWorker));
