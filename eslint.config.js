import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const unsafeHtml = [
  {
    selector: 'AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]',
    message: 'Write text with textContent: no HTML from outside.',
  },
  {
    selector: "CallExpression[callee.property.name='insertAdjacentHTML']",
    message: 'Write text with textContent: no HTML from outside.',
  },
  { selector: "NewExpression[callee.name='Function']", message: 'No code from strings.' },
];
const unseeded = [
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness is an argument: rng(seed).',
  },
  { selector: 'MemberExpression[object.name=/^(Date|performance)$/]', message: 'The caller owns time.' },
];

export default defineConfig(
  { ignores: ['dist*', 'bench/dist', '.astro', 'node_modules', 'public', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  ...astro.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      'no-undef': 'off', // TypeScript knows better
      'no-eval': 'error',
      'no-restricted-syntax': ['error', ...unsafeHtml],
      'svelte/no-at-html-tags': 'error',
    },
  },
  {
    files: ['src/models/**', 'src/tensor/**'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unsafeHtml, ...unseeded] },
  },
);
