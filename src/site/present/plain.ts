/** Prose of a section as paragraphs of plain text, for the speaker's window. */

const signs: Record<string, string> = {
  cdot: '·', times: '×', dots: '…', cdots: '…', ldots: '…', top: 'ᵀ', sum: 'Σ', sqrt: '√', infty: '∞', partial: '∂', alpha: 'α', beta: 'β',
  le: '≤', ge: '≥', neq: '≠', in: '∈', to: '→', approx: '≈', sim: '∼', mid: '|', max: 'max', log: 'log', exp: 'exp', qquad: ' ', quad: ' ', R: 'ℝ', dk: 'd_k',
}; // prettier-ignore

/** TeX as one would read it aloud: colours and spacing away, common signs as signs. What is left of it stays TeX. */
export function readable(tex: string): string {
  return tex
    .replace(/\\(?:query|key|value|attend|gradient|loss|masked|text|mathrm|mathbf|operatorname)\*?\{/g, '{')
    .replace(/\\(?:left|right|textstyle|displaystyle|big|Big|begin\{[a-z]+\}|end\{[a-z]+\})|\\[,;!:]|&/g, ' ')
    .replace(/\\\\(?:\[[^\]]*\])?/g, '; ')
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '($1)/($2)')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => signs[name] ?? name)
    .replace(/\{([^{}]?|[^{}]*)\}/g, '$1')
    .replace(/\\/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const blocks = 'p, li, h3, tr, summary, dt, dd, pre';

/** The paragraphs of an element, in order; a formula is read from the TeX it was made of. */
export function paragraphsOf(element: Element): string[] {
  const copy = element.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('.katex'))
    formula.replaceWith(readable(formula.querySelector('annotation')?.textContent ?? ''));
  for (const silent of copy.querySelectorAll('script, style, button, .visually-hidden')) silent.remove();
  const found = [...copy.querySelectorAll(blocks)].filter((block) => !block.querySelector(blocks));
  return (found.length ? found : [copy])
    .map((block) => {
      const cells = [...block.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? '');
      const text = cells.length ? cells.join(' | ') : (block.textContent ?? '');
      return (block.closest('li') ? '• ' : '') + text.replace(/\s+/g, ' ').trim();
    })
    .filter((text) => text !== '' && text !== '• ');
}
