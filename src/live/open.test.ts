import { afterEach, expect, test, vi } from 'vitest';
import { openHost } from './open';

const made: FakeWorker[] = [];

/** A worker that writes down what it is told. */
class FakeWorker {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { preventDefault(): void }) => void) | null = null;
  onmessageerror: (() => void) | null = null;
  told: unknown[] = [];
  terminated = false;
  constructor(
    readonly url: URL,
    readonly options: WorkerOptions,
  ) {
    made.push(this);
  }
  postMessage(message: unknown) {
    this.told.push(message);
  }
  terminate() {
    this.terminated = true;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  made.length = 0;
});

function ear() {
  const heard: unknown[] = [];
  let broken = 0;
  return { heard: (data: unknown) => void heard.push(data), broke: () => void broken++, all: heard, broken: () => broken };
} // prettier-ignore

test('a page with an origin gets a module worker', () => {
  vi.stubGlobal('Worker', FakeWorker);
  const host = openHost(ear());
  expect(host.where).toBe('worker');
  expect(made[0].url.pathname).toMatch(/tasks\.worker/);
  expect(made[0].options.type).toBe('module');
  host.post({ kind: 'stop', run: 1 });
  expect(made[0].told).toEqual([{ kind: 'stop', run: 1 }]);
});

test('what goes wrong in a worker is told, and is no error of the page', () => {
  vi.stubGlobal('Worker', FakeWorker);
  const listener = ear();
  openHost(listener);
  let prevented = false;
  made[0].onmessage!({ data: 'a word' });
  made[0].onerror!({ preventDefault: () => (prevented = true) });
  made[0].onmessageerror!();
  expect([listener.all, listener.broken(), prevented]).toEqual([['a word'], 2, true]);
});

test('closed, a worker is ended and not heard', () => {
  vi.stubGlobal('Worker', FakeWorker);
  openHost(ear()).close();
  expect([made[0].terminated, made[0].onmessage, made[0].onerror]).toEqual([true, null, null]);
});

test('a frame without an origin of its own trains on the page', () => {
  vi.stubGlobal('Worker', FakeWorker);
  vi.stubGlobal('origin', 'null');
  expect([openHost(ear()).where, made.length]).toEqual(['page', 0]);
});

test('where a worker is refused, or there is none, the page trains', () => {
  vi.stubGlobal('Worker', function () {
    throw new DOMException('refused', 'SecurityError');
  });
  expect(openHost(ear()).where).toBe('page');
  vi.stubGlobal('Worker', undefined);
  expect(openHost(ear()).where).toBe('page');
});
