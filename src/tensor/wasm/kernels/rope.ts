/**
 * Rotary positions: each pair (a, b) of a head is turned by the angle of its position,
 * (a cos − b sin, b cos + a sin). `half` pairs element i with i + dh/2, otherwise 2i with 2i + 1; sign −1 turns back.
 */
import { fma, fnma, FOUR, last4 } from './simd';

// prettier-ignore
export function rope(
  x: usize, y: usize, cos: usize, sin: usize, rows: i32, T: i32, H: i32, dh: i32, half: i32, sign: f32,
): void {
  const pairs = dh >> 1;
  const across: usize = pairs << 2;
  const turn = f32x4.splat(sign);
  for (let r = 0; r < rows; r++) {
    const angles: usize = (r % T) * across;
    for (let head = 0; head < H; head++, x += 2 * across, y += 2 * across) {
      for (let left = pairs, at: usize = 0; left > 0; left -= 4, at += FOUR) {
        const c = v128.load(cos + angles + at);
        const s = f32x4.mul(v128.load(sin + angles + at), turn);
        let p = x + at;
        let q = p + across;
        let a = v128.load(p);
        let b = v128.load(q);
        if (!half) {
          // two vectors of neighbours are parted into firsts and seconds, and woven together again
          p += at;
          q = p + FOUR;
          const u = v128.load(p);
          const v = v128.load(q);
          a = v128.shuffle<f32>(u, v, 0, 2, 4, 6);
          b = v128.shuffle<f32>(u, v, 1, 3, 5, 7);
        }
        let turnedA = fnma(b, s, f32x4.mul(a, c));
        let turnedB = fma(a, s, f32x4.mul(b, c));
        let counts = left;
        if (!half) {
          const u = turnedA;
          turnedA = v128.shuffle<f32>(u, turnedB, 0, 4, 1, 5);
          turnedB = v128.shuffle<f32>(u, turnedB, 2, 6, 3, 7);
          counts = 2 * left;
        }
        p += y - x;
        q += y - x;
        if (left < 4) {
          last4(p, turnedA, counts);
          last4(q, turnedB, half ? left : max(0, counts - 4));
          break;
        }
        v128.store(p, turnedA);
        v128.store(q, turnedB);
      }
    }
  }
}
