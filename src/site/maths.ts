/** Inline maths in strings that are not MDX (quiz questions, props): `$…$` becomes KaTeX, the rest is escaped text. Build time only. */
import katex from 'katex';
import { katexOptions } from './markdown/katex.mjs';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @throws ParseError when a formula is not TeX */
export function inlineMaths(text: string): string {
  return text
    .split(/(\$[^$]+\$)/)
    .map((part) =>
      /^\$[^$]+\$$/.test(part)
        ? katex.renderToString(part.slice(1, -1), katexOptions as katex.KatexOptions)
        : escape(part),
    )
    .join('');
}
