// @ts-check
import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import svelte from '@astrojs/svelte';
import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkMath from 'remark-math';
import { figuresPlugin } from './src/site/build/figures.mjs';
import { courseProsePlugin } from './src/site/build/course-prose.mjs';
import { katexOptions } from './src/site/markdown/katex.mjs';
import { modelFactsPlugin } from './src/site/build/model-facts.mjs';
import { stylesNeeded } from './src/site/build/styles-needed.mjs';
import rehypeEmptyHeaders from './src/site/markdown/rehype-empty-headers.mjs';
import rehypeEntryIds from './src/site/markdown/rehype-entry-ids.mjs';
import rehypeSections from './src/site/markdown/rehype-sections.mjs';

const base = process.env.BASE ?? '/';

export default defineConfig({
  site: process.env.SITE ?? 'https://example.org',
  base,
  // Two builds (root and sub-path) must be able to stand side by side.
  outDir: process.env.OUT_DIR ?? 'dist',
  output: 'static',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  build: { format: 'directory', inlineStylesheets: 'never' },
  integrations: [svelte(), mdx(), stylesNeeded(base)],
  markdown: {
    syntaxHighlight: 'shiki',
    shikiConfig: {
      themes: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
      defaultColor: 'light-dark()',
    },
    // Astro 7's default processor leaves $…$ as text.
    processor: unified({
      remarkPlugins: [remarkMath],
      rehypePlugins: [rehypeEntryIds, [rehypeKatex, katexOptions], rehypeEmptyHeaders, rehypeSections],
    }),
  },
  vite: {
    build: { assetsInlineLimit: 0 }, // the Content-Security-Policy blocks data: fonts
    worker: { format: 'es' },
    plugins: [
      figuresPlugin(),
      courseProsePlugin(),
      modelFactsPlugin(),
      katexWoff2Only(),
      withoutSideEffects(),
      stylesOnly(),
    ],
  },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      // KaTeX and Svelte write style attributes; style elements stay hashed.
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
    },
  },
});

/** Every browser we serve reads woff2: dropping KaTeX's other fonts saves 0.6 MB of files. */
function katexWoff2Only() {
  return {
    name: 'katex-woff2-only',
    enforce: /** @type {const} */ ('pre'),
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!/katex(\.min)?\.css/.test(id)) return undefined;
      return code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, '');
    },
  };
}

/** Loading these does nothing by itself: a figure that does not use them does not get them with the rest of the engine. */
function withoutSideEffects() {
  return {
    name: 'without-side-effects',
    /** @param {string} code @param {string} id */
    transform(code, id) {
      if (!/\/src\/tensor\/(svd|pca|kmeans|safetensors|keep|inner|backend|optim\/\w+)\.ts$/.test(id)) return undefined;
      return { code, map: null, moduleSideEffects: false };
    },
  };
}

/** Beside the name of a figure stand its styles, to be fetched together with it. Its scripts name each other and come one round
 *  later: listed for every figure, they would be a part of what each page loads first, and grow with every figure there is.
 *  A hook, because Astro hands on no such setting for what goes to the browser. */
function stylesOnly() {
  return {
    name: 'styles-only',
    /** @param {string} environment */
    configEnvironment(environment) {
      return environment === 'client' ? { build: { modulePreload: /** @type {const} */ (false) } } : undefined;
    },
  };
}
