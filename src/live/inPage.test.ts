import { expect, test } from 'vitest';
import { trainXor, type XorSnapshot } from '@/models/training/xor';
import { openInPage } from './inPage';
import type { FromWorker } from './protocol';

const settings = { hidden: 4, learningRate: 1, steps: 100 };

/** Starts on the page and listens until the run is over. */
function onPage(steps = Infinity) {
  const said: FromWorker[] = [];
  let over: () => void;
  const end = new Promise<void>((resolve) => (over = resolve));
  const host = openInPage({
    heard: (data) => {
      const message = data as FromWorker;
      said.push(message);
      if (message.kind === 'failed' || (message.kind === 'state' && message.state !== 'running')) over();
    },
    broke: () => over(),
  });
  host.post({ kind: 'start', run: 1, task: 'xor', settings, seed: 7, steps });
  return { host, said, end };
}

test('without a worker the same loop runs in slices on the page, to the same curve', async () => {
  const { said, end } = onPage();
  await end;
  let look: (() => XorSnapshot) | undefined;
  for (look of trainXor(settings, 7));
  expect(said[0]).toEqual({ kind: 'ready', run: 1, backend: { backend: 'typescript', build: null } });
  expect(said.at(-1)).toMatchObject({ state: 'done', step: 100 });
  expect(said.at(-2)).toEqual({ kind: 'snapshot', run: 1, step: 100, snapshot: look!() });
});

test('the page gets its turn between slices', async () => {
  const { host, said, end } = onPage();
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await end;
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
  expect(said.at(-1)).toMatchObject({ state: 'done' });
  host.close();
});

test('closed, it says nothing more', async () => {
  const { host, said } = onPage(1);
  host.close();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(said).toEqual([]);
});
