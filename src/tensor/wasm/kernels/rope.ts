/**
 * Rotary positions: each pair (a, b) of a head is turned by the angle of its position,
 * (a cos − b sin, b cos + a sin). `half` pairs element i with i + dh/2, otherwise 2i with 2i + 1; sign −1 turns back.
 */
import { fma, fnma, FOUR, load4, store4 } from './simd';

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
        const c = load4(cos + angles + at, left);
        const s = f32x4.mul(load4(sin + angles + at, left), turn);
        if (half) {
          const a = load4(x + at, left);
          const b = load4(x + across + at, left);
          store4(y + at, fnma(b, s, f32x4.mul(a, c)), left);
          store4(y + across + at, fma(a, s, f32x4.mul(b, c)), left);
        } else {
          // two vectors of neighbours are parted into firsts and seconds, and woven together again
          const u = load4(x + 2 * at, 2 * left);
          const v = load4(x + 2 * at + FOUR, 2 * left - 4);
          const a = v128.shuffle<f32>(u, v, 0, 2, 4, 6);
          const b = v128.shuffle<f32>(u, v, 1, 3, 5, 7);
          const turnedA = fnma(b, s, f32x4.mul(a, c));
          const turnedB = fma(a, s, f32x4.mul(b, c));
          store4(y + 2 * at, v128.shuffle<f32>(turnedA, turnedB, 0, 4, 1, 5), 2 * left);
          store4(y + 2 * at + FOUR, v128.shuffle<f32>(turnedA, turnedB, 2, 6, 3, 7), 2 * left - 4);
        }
      }
    }
  }
}
