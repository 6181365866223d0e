/** The slide is laid out once, at 1280 × 720, and scaled as a whole; what stands on it is zoomed until it fits. */
const width = 1280;
const height = 720;
const barHeight = 44;

/** Scales the stage into the window. On small windows the buttons get a row of their own. */
export function scaleStage(stage: HTMLElement): void {
  const { clientWidth, clientHeight } = document.documentElement;
  const whole = Math.min(clientWidth / width, clientHeight / height);
  const scale = whole >= 1 ? whole : Math.min(clientWidth / width, (clientHeight - barHeight) / height);
  const left = (clientWidth - width * scale) / 2;
  const top = Math.max(0, (clientHeight - height * scale - (whole >= 1 ? 0 : barHeight)) / 2);
  stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}

const spills = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement) =>
  Math.max(scrollHeight - clientHeight, scrollWidth - clientWidth) > 1;

/** The largest zoom, between `least` and `most`, at which the box holds its content; undefined where even the least is too much. */
export function zoomToFit(box: HTMLElement, least: number, most: number): number | undefined {
  const fits = (zoom: number) => {
    setZoom(box, zoom);
    return !spills(box);
  };
  if (fits(most)) return most;
  if (!fits(least)) return undefined;
  let [low, high] = [least, most];
  while (high - low > 0.015) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return fits(low) ? low : undefined;
}

export function setZoom(box: HTMLElement, zoom: number): void {
  box.style.setProperty('zoom', String(zoom));
  box.style.setProperty('--zoom', String(zoom));
}

export const overflows = spills;

/** A label may stand this much over an edge. */
const edge = 18;

/** True when a part of a figure is cut off at its side, to be scrolled: on a wall nobody scrolls. */
export const isCut = (figure: HTMLElement): boolean =>
  [...figure.querySelectorAll<HTMLElement>('.body *')].some(
    (part) => part.scrollWidth > part.clientWidth + edge && /auto|scroll/.test(getComputedStyle(part).overflowX),
  );
