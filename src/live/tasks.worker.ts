/** The worker's entry: one a trainer, loaded when its training starts. */
import { ready } from '@/tensor';
import { workerPace } from './pace';
import { serve } from './serve';
import { tasks } from './tasks';

const tell = serve({
  tasks,
  ready: () => ready(),
  pace: workerPace(),
  post: (message, transfer) => self.postMessage(message, { transfer }),
});
self.addEventListener('message', ({ data }) => tell(data));
