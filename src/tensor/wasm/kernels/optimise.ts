/** One step of an optimiser over a block of parameters: every number is read and written once. */
import { fma, fnma, FOUR, last4 } from './simd';

/**
 * Adam with decoupled decay: m = β₁ m + (1 − β₁) g, v = β₂ v + (1 − β₂) g², p −= lr·decay·p, then
 * p −= lr (m/correction1) / (√(v/correction2) + ε), where a correction is 1 − βᵗ.
 */
// prettier-ignore
export function adam(
  p: usize, g: usize, m: usize, v: usize, n: i32,
  lr: f32, beta1: f32, beta2: f32, eps: f32, correction1: f32, correction2: f32, decay: f32,
): void {
  const b1 = f32x4.splat(beta1);
  const b2 = f32x4.splat(beta2);
  const rest1 = f32x4.splat(1 - beta1);
  const rest2 = f32x4.splat(1 - beta2);
  const keep = f32x4.splat(1 - lr * decay);
  const rate = f32x4.splat(lr / correction1);
  const second = f32x4.splat(1 / correction2);
  const e = f32x4.splat(eps);
  for (let at: usize = 0; ; n -= 4, at += FOUR) {
    const d = v128.load(g + at);
    const first = fma(v128.load(m + at), b1, f32x4.mul(d, rest1));
    const squares = fma(v128.load(v + at), b2, f32x4.mul(f32x4.mul(d, d), rest2));
    const step = f32x4.div(first, f32x4.add(f32x4.sqrt(f32x4.mul(squares, second)), e));
    const after = fnma(step, rate, f32x4.mul(v128.load(p + at), keep));
    if (n <= 4) {
      last4(m + at, first, n);
      last4(v + at, squares, n);
      last4(p + at, after, n);
      return;
    }
    v128.store(m + at, first);
    v128.store(v + at, squares);
    v128.store(p + at, after);
  }
}

/**
 * Stochastic gradient descent as torch.optim.SGD: g += decay·p; velocity = momentum·velocity + (1 − dampening) g (the
 * first time velocity = g); p −= lr·velocity, or with Nesterov p −= lr (g + momentum·velocity). Without momentum
 * velocity is 0, no pointer.
 */
// prettier-ignore
export function sgd(
  p: usize, g: usize, velocity: usize, n: i32,
  lr: f32, momentum: f32, dampening: f32, decay: f32, nesterov: i32, first: i32,
): void {
  const shrink = f32x4.splat(decay);
  const keep = f32x4.splat(first ? 0 : momentum);
  const take = f32x4.splat(first ? 1 : 1 - dampening);
  const ahead = f32x4.splat(momentum);
  const rate = f32x4.splat(lr);
  for (let at: usize = 0; ; n -= 4, at += FOUR) {
    const before = v128.load(p + at);
    const d = fma(before, shrink, v128.load(g + at));
    let now = d;
    let step = d;
    if (velocity) {
      // the first time whatever lies in velocity is not read: it may be NaN
      const old = first ? f32x4.splat(0) : v128.load(velocity + at);
      now = fma(old, keep, f32x4.mul(d, take));
      step = nesterov ? fma(now, ahead, d) : now;
    }
    step = fnma(step, rate, before);
    if (n <= 4) {
      if (velocity) last4(velocity + at, now, n);
      last4(p + at, step, n);
      return;
    }
    if (velocity) v128.store(velocity + at, now);
    v128.store(p + at, step);
  }
}
