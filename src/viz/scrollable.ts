import type { Attachment } from 'svelte/attachments';

/** A box that scrolls must be reachable by keyboard and have a name; one that does not scroll must not cost a tab stop. */
export const scrollable =
  (label: string): Attachment<HTMLElement> =>
  (box) => {
    const update = () => {
      const { overflowX, overflowY } = getComputedStyle(box);
      const overflows =
        (overflowX !== 'hidden' && box.scrollWidth > box.clientWidth + 1) ||
        (overflowY !== 'hidden' && box.scrollHeight > box.clientHeight + 1);
      if (overflows) {
        box.tabIndex = 0;
        box.role = 'group';
        box.ariaLabel = `${label} (scrolls)`;
      } else for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    };
    const observer = new ResizeObserver(update);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  };
