import { expect, test } from 'vitest';
import { MemoryError, zeros, keep, scope, tensor, type Tensor } from '.';

test('what a scope made is released with it, and says so', () => {
  const x = tensor([1, 2]);
  let y: Tensor | null = null;
  const sum = scope(() => {
    y = x.mul(3).named('y', ['T']);
    return y.sum().item();
  });
  expect(sum).toBe(9);
  expect(() => y!.data).toThrow('y [T=2] was released with its scope; keep() copies a tensor out');
  expect(() => y!.add(1)).toThrow('released with its scope');
  expect(x.tolist()).toEqual([1, 2]);
});

test('keep copies a tensor out, with its name and letters and without its tape', () => {
  const kept = scope(() =>
    keep(
      tensor([[1, 2]], { name: 'h', axes: ['T', 'd'] })
        .mul(2)
        .named('h', ['T', 'd']),
    ),
  );
  expect(kept.tolist()).toEqual([[2, 4]]);
  expect([kept.name, kept.axes, kept.step]).toEqual(['h', ['T', 'd'], null]);
});

test('scopes nest: the inner one ends alone', () => {
  scope(() => {
    const outer = tensor([1, 2, 3]).mul(2);
    const inner = scope(() => outer.add(1));
    expect(outer.tolist()).toEqual([2, 4, 6]);
    expect(() => inner.data).toThrow('released');
  });
});

test('a scope that throws has ended too', () => {
  let x: Tensor | null = null;
  expect(() =>
    scope(() => {
      x = tensor([1]);
      throw new Error('stop');
    }),
  ).toThrow('stop');
  expect(() => x!.data).toThrow('released');
  expect(tensor([1]).item()).toBe(1);
});

test('a promise would outlive its scope and is refused', () => {
  expect(() => scope(async () => 1)).toThrow('the function returned a promise, which outlives a scope');
});

test('a result that fits no memory is refused with what was asked for, and the engine goes on', () => {
  const x = tensor([[1], [2]]);
  const wide = x.broadcastTo(2, 50_000);
  expect(() => wide.T.matmul(wide)).toThrow('matmul: asked for 10 GB; 2.15 GB of 2.15 GB are free');
  expect(() => x.broadcastTo(2, 1e12)).toThrow(MemoryError);
  expect(() => zeros([1e6, 1e6])).toThrow('full: asked for 4 TB');
  expect(x.add(1).tolist()).toEqual([[2], [3]]);
});
