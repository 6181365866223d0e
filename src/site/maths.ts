/** Inline maths in strings that are not MDX (quiz questions, props): `$…$` becomes KaTeX, the rest is escaped text. Build time only. */
import katex from 'katex';
import { katexOptions } from './markdown/katex.mjs';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * @param output 'html' where something else already says the formula to those who do not see it
 * @throws ParseError when a formula is not TeX
 */
export function inlineMaths(text: string, output: 'htmlAndMathml' | 'html' = 'htmlAndMathml'): string {
  return text
    .split(/(\$[^$]+\$)/)
    .map((part) =>
      /^\$[^$]+\$$/.test(part)
        ? katex.renderToString(part.slice(1, -1), { ...(katexOptions as katex.KatexOptions), output })
        : escape(part),
    )
    .join('');
}

/** The same string for a label, where no markup can stand: formulas as they would be typed. */
export function spokenMaths(text: string): string {
  return text.replace(/\$([^$]+)\$/g, (_, tex: string) =>
    tex
      .replace(/\\(times|cdot)\b/g, '·')
      .replace(/\\(sqrt|operatorname|mathbb|mathrm|text)\b/g, (_, name: string) => (name === 'sqrt' ? '√' : ''))
      .replace(/\\top\b/g, 'ᵀ')
      .replace(/\\([a-zA-Z]+)/g, '$1')
      .replace(/\\[,;! ]|[{}]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
