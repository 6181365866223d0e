/** One colour per idea: which idea a mark or a tensor wears. */

export type Role =
  | 'query'
  | 'key'
  | 'value'
  | 'attend'
  | 'gradient'
  | 'loss'
  | 'keep'
  | 'write'
  | 'candidate'
  | 'reveal'
  | 'reset'
  | 'positive'
  | 'negative'
  | 'masked'
  | 'ink'
  | 'muted'
  | 'accent';

const byLetter: Readonly<Record<string, Role>> = { q: 'query', k: 'key', v: 'value', a: 'attend', α: 'attend' };

/** The CSS colour of a role; the page's ink for none. */
export const roleColour = (role: string | undefined) => `var(--${role ?? 'ink'}, var(--ink))`;

/** Q, q₅, Kᵀ, V, A, α belong to an idea by their letter; W^Q, scores and S do not. */
export function roleOf(tensorName: string): Role | undefined {
  return /^[qkvaα](?![a-z])/i.test(tensorName) ? byLetter[tensorName[0]!.toLowerCase()] : undefined;
}
