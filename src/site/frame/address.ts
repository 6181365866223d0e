/**
 * The address always names the figure the reader touched last. Written with replaceState, so Back leaves the page instead of undoing a slider,
 * and only once the hand rests, because browsers limit how often an address may change.
 */
let timer: ReturnType<typeof setTimeout> | undefined;
let last = '';

export function keepInAddress(key: string, link: string, changed: boolean): void {
  const before = new RegExp(`^#${key.replace('.', '\\.')}=`).test(location.hash);
  if (!changed && !before) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    const fragment = changed ? `#${link}` : `#${key}`;
    if (fragment === last || fragment === location.hash) return;
    last = fragment;
    history.replaceState(history.state, '', fragment);
  }, 300);
}
