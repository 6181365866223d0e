/**
 * A cue list: figure states in the order they are to be played, kept on this device and handed out as one link,
 * `#cues=<state>&<state>`, where a state is the text of the figure's own link. What a state says is checked by the figure that opens it.
 */
import { linkKey, maxLinkLength } from '@/state/link';
import { remembered, type Remembered } from '@/state/storage';

const mark = '#cues=';
export const maxCues = 50;

/** Only the letters that would end a cue, or the address. */
const escape = (cue: string) => cue.replace(/[%&#\s]/g, encodeURIComponent);

export const encodeCues = (cues: readonly string[]): string => mark + cues.map(escape).join('&');

/** Reads a list from anywhere: too long is nothing, what is not a figure of this chapter is left out. Never throws. */
export function decodeCues(hash: string, placements: ReadonlySet<string>): string[] {
  if (!hash.startsWith(mark) || hash.length > maxLinkLength) return [];
  return hash
    .slice(mark.length)
    .split('&')
    .slice(0, maxCues)
    .map((cue) => {
      try {
        return decodeURIComponent(cue);
      } catch {
        return '';
      }
    })
    .filter((cue) => placements.has(linkKey(cue) ?? ''));
}

/** True while the list still fits into one link. */
export const fitsOneLink = (cues: readonly string[]): boolean =>
  cues.length <= maxCues && encodeCues(cues).length <= maxLinkLength;

/** Moves a cue one place up (−1) or down (1); at the ends nothing moves. */
export function move(cues: readonly string[], from: number, by: number): string[] {
  const moved = [...cues];
  if (moved[from] === undefined || moved[from + by] === undefined) return moved;
  moved.splice(from + by, 0, ...moved.splice(from, 1));
  return moved;
}

/** The list of a chapter as this device remembers it. */
export function keptCues(
  chapter: string,
  placements: ReadonlySet<string>,
  store: Remembered = remembered(`cues:${chapter}`),
) {
  return {
    read: () => decodeCues(store.read() ?? '', placements),
    write: (cues: readonly string[]) => store.write(encodeCues(cues)),
  };
}
