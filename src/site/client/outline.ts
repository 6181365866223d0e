/** Marks the section being read in the outline, and nothing else moves. */
const links = new Map(
  [...document.querySelectorAll<HTMLAnchorElement>('.outline.wide a')].map((link) => [link.hash.slice(1), link]),
);
const inView = new Set<Element>();

const observer = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    const first = [...document.querySelectorAll('main section')].find((section) => inView.has(section));
    const id = first?.getAttribute('aria-labelledby');
    for (const [key, link] of links) {
      if (key === id) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  },
  { rootMargin: '-20% 0px -60% 0px' },
);
for (const section of document.querySelectorAll('main section')) observer.observe(section);

// On a phone the drawer closes behind the reader.
const drawer = document.querySelector<HTMLDetailsElement>('.outline-drawer');
drawer?.addEventListener('click', (event) => {
  if (event.target instanceof HTMLAnchorElement) drawer.open = false;
});
