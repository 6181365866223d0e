import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MemoryError } from '../memory';
import { Arena } from './arena';
import { Heap } from './heap';

test('stretches never overlap, and all memory comes back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(5000))), (acts) => {
      const heap = new Heap(0, 1 << 16);
      const all = heap.freeBytes;
      const held: { start: number; end: number }[] = [];
      for (const [give, n] of acts) {
        if (give && held.length > 0) {
          const [gone] = held.splice(n % held.length, 1);
          heap.give(gone.start);
        } else if (n <= heap.freeBytes / 4) {
          const start = heap.take('x', n);
          for (const other of held) expect(start + n <= other.start || start >= other.end).toBe(true);
          expect(start % 16).toBe(0);
          held.push({ start, end: start + n });
        }
      }
      for (const { start } of held) heap.give(start);
      expect(heap.freeBytes).toBe(all);
    }),
  );
});

test('asking for too much says how much was asked and how much there is, and changes nothing', () => {
  const heap = new Heap(0, 1_000_000);
  heap.take('x', 200_000);
  const before = heap.freeBytes;
  expect(() => heap.take('matmul', 4e9)).toThrow('matmul: asked for 4 GB; 800 KB of 1 MB are free');
  expect(() => heap.take('matmul', 4e9)).toThrow(MemoryError);
  expect(heap.freeBytes).toBe(before);
});

test('an arena that is set back takes nothing more from the heap for the same work', () => {
  const heap = new Heap(0, 64 << 20);
  const arena = new Arena(heap);
  const empty = heap.freeBytes;
  const work = () => {
    const mark = arena.mark();
    const addresses = [100, 9 << 20, 5000, 3 << 20, 3 << 20].map((bytes) => arena.allocate('x', bytes));
    arena.reset(mark);
    return addresses;
  };
  const first = work();
  const left = heap.freeBytes;
  for (let n = 0; n < 10; n++) expect(work()).toEqual(first);
  expect(heap.freeBytes).toBe(left);
  arena.release();
  expect(heap.freeBytes).toBe(empty);
});
