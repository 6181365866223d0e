import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardByPage, heardByWorker, type FromWorker, type ToWorker } from './protocol';

const toWorker: ToWorker[] = [
  { kind: 'start', run: 1, task: 'xor', settings: { hidden: 4 }, seed: -7, steps: Infinity },
  { kind: 'go', run: 1, steps: 3 },
  { kind: 'pause', run: 1 },
  { kind: 'stop', run: 1 },
];
const fromWorker: FromWorker[] = [
  { kind: 'ready', run: 1, backend: { backend: 'wasm', build: 'simd' } },
  { kind: 'ready', run: 1, backend: { backend: 'typescript', build: null, reason: 'no WebAssembly' } },
  { kind: 'snapshot', run: 1, step: 5, snapshot: { losses: new Float32Array(5) } },
  { kind: 'state', run: 1, state: 'paused', step: 5 },
  { kind: 'failed', run: 1, cause: 'task', reason: 'At step 6 the loss is NaN' },
];

test('each side hears the other, and not itself', () => {
  for (const message of toWorker) {
    expect(heardByWorker(message)).toBe(message);
    expect(heardByPage(message)).toBeUndefined();
  }
  for (const message of fromWorker) {
    expect(heardByPage(message)).toBe(message);
    expect(heardByWorker(message)).toBeUndefined();
  }
});

test('a message without a run, or with a field that is missing or of another kind, is not heard', () => {
  for (const message of [...toWorker, ...fromWorker])
    for (const field of Object.keys(message).filter((name) => name !== 'settings' && name !== 'snapshot'))
      for (const wrong of [undefined, null, -1, NaN, 'something else', {}, []]) {
        if (field === 'reason' && wrong === 'something else') continue;
        if (field === 'task' && wrong === 'something else') continue;
        if (field === 'seed' && wrong === -1) continue;
        expect(heardByWorker({ ...message, [field]: wrong }), `${message.kind}.${field} = ${wrong}`).toBeUndefined();
        expect(heardByPage({ ...message, [field]: wrong }), `${message.kind}.${field} = ${wrong}`).toBeUndefined();
      }
});

test('strangers are not heard, whatever they say', () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(heardByWorker(data)).toBeUndefined();
      expect(heardByPage(data)).toBeUndefined();
    }),
  );
  for (const kind of ['__proto__', 'constructor', 'toString']) expect(heardByWorker({ kind, run: 1 })).toBeUndefined();
});
