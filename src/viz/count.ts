/** Whole numbers and shapes as the page shows them. */

/** `whole(12288)` is "12,288"; a BigInt keeps every digit. */
export const whole = (count: number | bigint) => count.toLocaleString('en-US');

/** `counted(2, 'step')` is "2 steps". */
export const counted = (count: number, one: string) => `${whole(count)} ${one}${count === 1 ? '' : 's'}`;

/** `times([2048, 12288])` is "2,048 × 12,288". */
export const times = (shape: readonly number[]) => shape.map(whole).join(' × ');

/** `subscript(12)` is "₁₂". */
export const subscript = (n: number) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
