import type { Pace } from './loop';

const between = 1000 / 30;
const now = () => performance.now();

/** In a worker: slices follow each other without the 4 ms a browser puts between nested timers. */
export function workerPace(): Pace {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  const next = (turn: () => void) => {
    waiting.push(turn);
    port2.postMessage(null);
  };
  return { slice: 12, between, now, later: (turn, ms) => void (ms > 0 ? setTimeout(turn, ms) : next(turn)) };
}

/** On the page: shorter slices, and timers, which leave the browser room to draw and to hear the reader. */
export const pagePace: Pace = { slice: 8, between, now, later: (turn, ms) => void setTimeout(turn, ms) };
