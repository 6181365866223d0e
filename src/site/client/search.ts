/** The search dialog. Pagefind's index is fetched when the dialog first opens; its results are shown as text, never as HTML. */
interface Result {
  data(): Promise<{
    url: string;
    meta: { title?: string };
    excerpt: string;
    sub_results: { url: string; title: string; excerpt: string }[];
  }>;
}
interface Pagefind {
  debouncedSearch(term: string): Promise<{ results: Result[] } | null>;
}

const root = document.querySelector<HTMLElement>('[data-search]')!;
const dialog = root.querySelector('dialog')!;
const input = root.querySelector('input')!;
const status = root.querySelector<HTMLElement>('[role=status]')!;
const list = root.querySelector('ol')!;
const open = root.querySelector<HTMLButtonElement>('[data-open]')!;
open.hidden = false;

let index: Promise<Pagefind> | undefined;
const load = () => (index ??= import(/* @vite-ignore */ root.dataset.index!) as Promise<Pagefind>);

function show(): void {
  dialog.showModal();
  load().catch(() => {
    index = undefined;
    status.textContent = 'Search is not available here: its index could not be loaded.';
  });
}
open.addEventListener('click', show);
document.addEventListener('keydown', (event) => {
  const typing =
    event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  show();
});
dialog.addEventListener('click', (event) => {
  if (event.target === dialog || (event.target instanceof Element && event.target.closest('a'))) dialog.close();
});

input.addEventListener('input', async () => {
  const term = input.value.trim().slice(0, 200);
  if (!term) return showRows([], '');
  try {
    const found = await (await load()).debouncedSearch(term);
    if (!found) return; // a newer word has been typed
    const pages = await Promise.all(found.results.slice(0, 6).map((result) => result.data()));
    const rows = pages.flatMap((page) =>
      page.sub_results.length
        ? page.sub_results.slice(0, 3)
        : [{ url: page.url, title: page.meta.title ?? page.url, excerpt: page.excerpt }],
    );
    showRows(rows, rows.length ? `${rows.length} places` : `Nothing found for “${term}”.`);
  } catch {
    status.textContent = 'Search is not available here: its index could not be loaded.';
  }
});

function showRows(rows: { url: string; title: string; excerpt: string }[], sentence: string): void {
  status.textContent = sentence;
  list.replaceChildren(
    ...rows.map(({ url, title, excerpt }) => {
      const item = document.createElement('li');
      const link = Object.assign(document.createElement('a'), { href: url });
      const name = Object.assign(document.createElement('b'), { textContent: title });
      const text = Object.assign(document.createElement('span'), { textContent: plain(excerpt) });
      link.append(name, text);
      item.append(link);
      return item;
    }),
  );
}

/** Pagefind marks hits with <mark>; its text is entity-encoded. */
const plain = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
