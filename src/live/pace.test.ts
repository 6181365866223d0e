import { expect, test } from 'vitest';
import { pagePace, workerPace } from './pace';

const paces = { workerPace: workerPace(), pagePace };

for (const [name, pace] of Object.entries(paces)) {
  test(`${name}: turns come in order, each after the code that asked for it`, async () => {
    const order: string[] = [];
    await new Promise<void>((resolve) => {
      pace.later(() => order.push('first'), 0);
      pace.later(() => order.push('second'), 0);
      pace.later(resolve, 20);
      order.push('asked');
    });
    expect(order).toEqual(['asked', 'first', 'second']);
  });

  test(`${name}: a message gets its turn between two slices`, async () => {
    const { port1, port2 } = new MessageChannel();
    let stopped = false;
    let slices = 0;
    const most = 5000; // Node lets one port speak a thousand times in a row; browsers do not
    port1.onmessage = () => (stopped = true);
    await new Promise<void>((resolve) => {
      const slice = () => {
        slices++;
        if (slices === 3) port2.postMessage('stop');
        if (stopped || slices === most) resolve();
        else pace.later(slice, 0);
      };
      slice();
    });
    port1.close();
    expect(stopped).toBe(true);
  });

  test(`${name}: at most 30 snapshots a second, and slices short enough for a click`, () => {
    expect(pace.between).toBeGreaterThanOrEqual(33);
    expect(pace.slice).toBeLessThanOrEqual(12);
  });
}
