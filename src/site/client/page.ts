/** What every page does: keep the chosen theme, light the parts of an idea together, and find the figure a link speaks of. */
import { linkKey } from '@/state/link';
import { remembered } from '@/state/storage';

const theme = remembered('theme');
const html = document.documentElement;

function showTheme(choice: string): void {
  if (choice === 'light' || choice === 'dark') html.dataset.theme = choice;
  else delete html.dataset.theme;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-button]')) {
    button.setAttribute('aria-label', button.dataset[choice] ?? button.dataset.system ?? '');
    button.title = button.getAttribute('aria-label') ?? '';
  }
}
showTheme(theme.read() ?? 'system');
document.addEventListener('click', (event) => {
  if (!(event.target instanceof Element) || !event.target.closest('[data-theme-button]')) return;
  const order = ['system', 'light', 'dark'];
  const next = order[(order.indexOf(theme.read() ?? 'system') + 1) % order.length]!;
  theme.write(next);
  showTheme(next);
});

const roles = ['query', 'key', 'value', 'attend', 'gradient', 'keep', 'write', 'candidate', 'reveal', 'reset'];
document.addEventListener('pointerover', (event) => {
  const at =
    event.target instanceof Element
      ? event.target.closest<HTMLElement>(`[data-role], ${roles.map((role) => `.c-${role}`).join(', ')}`)
      : null;
  const role = at && (at.dataset.role ?? roles.find((role) => at.classList.contains(`c-${role}`)));
  if (role) html.dataset.lit = role;
  else delete html.dataset.lit;
});

/** `#mask-painter=v1;…` is no element's id: bring its figure into view, which also wakes it. */
function findFigure(): void {
  const key = linkKey(location.hash);
  if (key) document.getElementById(key)?.scrollIntoView({ block: 'start' });
}
findFigure();
addEventListener('hashchange', findFigure);
