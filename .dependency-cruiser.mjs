/** Who may import whom: the table of CONTRIBUTING.md, enforced. Data flows one way: props → dials → model → arrays → drawing. */
const only = (room, allowed, comment) => ({
  name: `${room}-imports`,
  comment,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: { pathNot: [`^src/${room}/`, ...allowed] },
});
const npm = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);
const tensor = '^src/tensor/';

export default {
  forbidden: [
    only('tensor', [], 'the engine imports nothing'),
    only('models', [tensor], 'models are pure: tensors and other models'),
    only('state', npm('svelte', 'valibot'), 'state knows dials and links, not figures'),
    only('expr', npm('mathjs'), 'the only door to mathjs'),
    only('live', [tensor, '^src/models/', ...npm('svelte')], 'training in a worker: no drawing'),
    only(
      'viz',
      [tensor, ...npm('svelte', 'd3[^/]*', '@types/d3[^/]*')],
      'drawing parts get arrays; of the tensor room they take types and explain',
    ),
    only('corpus', ['^virtual:'], 'texts, and nothing else'),
    only('tokenizers', npm('gpt-tokenizer'), "other people's tokenizers; the only door to gpt-tokenizer"),
    only(
      'widgets',
      [tensor, '^src/(viz|models|state|live|expr|corpus|tokenizers)/', ...npm('svelte')],
      'a figure draws what models compute',
    ),
    only(
      'site',
      [
        '^src/widgets/',
        '^src/(state|viz)/',
        '^src/content\\.config\\.ts$',
        ...npm(
          'svelte',
          'valibot',
          'katex',
          'uqr',
          'pagefind',
          'astro',
          'yaml',
          'typescript',
          'unified',
          'remark-[^/]*',
          '@astrojs',
          '@fontsource-variable',
        ),
        '^(astro|virtual):',
        '^(node:)?(fs|path)(/|$)',
      ],
      'what surrounds a figure never computes',
    ),
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-widget-to-widget',
      severity: 'error',
      from: { path: '^src/widgets/([^/]+)/' },
      to: { path: '^src/widgets/', pathNot: '^src/widgets/$1/' },
    },
    {
      name: 'viz-explain-only',
      comment: 'viz takes types and explain from the engine, nothing that computes',
      severity: 'error',
      from: { path: '^src/viz/', pathNot: '\\.test\\.ts$' },
      to: { path: tensor, pathNot: '^src/tensor/index\\.ts$' },
    },
    { name: 'd3-in-viz-only', severity: 'error', from: { pathNot: '^src/viz/' }, to: { path: npm('d3[^/]*') } },
    {
      name: 'gpt-tokenizer-in-tokenizers-only',
      severity: 'error',
      from: { pathNot: '(^src/tokenizers/|\\.test\\.ts$)' },
      to: { path: npm('gpt-tokenizer') },
    },
    { name: 'mathjs-in-expr-only', severity: 'error', from: { pathNot: '^src/expr/' }, to: { path: npm('mathjs') } },
    {
      name: 'golden-in-tests-only',
      severity: 'error',
      from: { pathNot: '(\\.test\\.ts$|^src/golden/)' },
      to: { path: '^src/golden/' },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(astro|virtual):' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.astro$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.d.ts'],
    },
  },
};
