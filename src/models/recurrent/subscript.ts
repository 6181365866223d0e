/** The place of a step in the name of what it made: `subscript(12)` is "₁₂". */
export const subscript = (n: number) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
