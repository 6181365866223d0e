/**
 * KaTeX runs at build time only. `\query{Q}` in an equation wears the colour of `<Query>` in the prose and of data-role="query" in a figure.
 * Only \htmlClass is trusted, and it is the one reason `strict` has an exception.
 */
const gates = ['keep', 'write', 'candidate', 'reveal', 'reset'];
const roles = ['query', 'key', 'value', 'attend', 'gradient', 'loss', 'masked', ...gates];

export const katexOptions = {
  output: 'htmlAndMathml',
  throwOnError: true,
  maxExpand: 100,
  maxSize: 20,
  /** @param {{ command: string }} context */
  trust: (context) => context.command === '\\htmlClass',
  /** @param {string} code */
  strict: (code) => (code === 'htmlExtension' ? 'ignore' : 'error'),
  macros: {
    ...Object.fromEntries(roles.map((role) => [`\\${role}`, `\\htmlClass{c-${role}}{#1}`])),
    '\\softmax': '\\operatorname{softmax}',
    '\\dk': 'd_k',
    '\\R': '\\mathbb{R}',
  },
};
