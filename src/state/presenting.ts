/**
 * Where a talk stands. A deck is slides, a slide is beats shown one after another, and a beat is one or more stops:
 * the steps of its figure, or a question and then its answer. Pure: the page shows what this says.
 */
export interface Beat {
  /** The stop a beat opens at; a figure may be placed in the middle of its steps. */
  readonly start: number;
  readonly stops: number;
}
export interface Slide {
  /** The id of the heading: what the address names. */
  readonly id: string;
  readonly beats: readonly Beat[];
}
/** At least one slide, and at least one beat a slide. */
export type Deck = readonly Slide[];

export interface Position {
  readonly slide: number;
  readonly beat: number;
  readonly step: number;
}

const clamp = (x: number, last: number) => Math.min(Math.max(Math.trunc(x) || 0, 0), last);

/** The nearest position there is. */
export function jump(deck: Deck, slide: number, beat = 0, step?: number): Position {
  const s = clamp(slide, deck.length - 1);
  const b = clamp(beat, deck[s]!.beats.length - 1);
  const { start, stops } = deck[s]!.beats[b]!;
  return { slide: s, beat: b, step: clamp(step ?? start, stops - 1) };
}

const atEnd = (deck: Deck, slide: number, beat: number) => jump(deck, slide, beat, Infinity);

/** One press of the advance key; at the end nothing moves. */
export function next(deck: Deck, at: Position): Position {
  const { beats } = deck[at.slide]!;
  if (at.step + 1 < beats[at.beat]!.stops) return { ...at, step: at.step + 1 };
  if (at.beat + 1 < beats.length) return jump(deck, at.slide, at.beat + 1);
  return at.slide + 1 < deck.length ? jump(deck, at.slide + 1) : at;
}

/** Undoes `next`: the beat before is met as it was left. */
export function previous(deck: Deck, at: Position): Position {
  if (at.step > deck[at.slide]!.beats[at.beat]!.start) return { ...at, step: at.step - 1 };
  if (at.beat > 0) return atEnd(deck, at.slide, at.beat - 1);
  return at.slide > 0 ? atEnd(deck, at.slide - 1, deck[at.slide - 1]!.beats.length - 1) : at;
}

/** The opening of a section before or after this one. */
export const section = (deck: Deck, at: Position, by: number): Position => jump(deck, at.slide + by);

/** How much of the talk is behind, 0…1, counted in beats. */
export function progress(deck: Deck, at: Position): number {
  const total = deck.reduce((sum, { beats }) => sum + beats.length, 0);
  const before = deck.slice(0, at.slide).reduce((sum, { beats }) => sum + beats.length, 0) + at.beat;
  return total > 1 ? before / (total - 1) : 1;
}

/** `#/attention-masking/2/1`; the step is left out where the beat opens. */
export function toAddress(deck: Deck, at: Position): string {
  const { id, beats } = deck[at.slide]!;
  return `#/${id}/${at.beat}${at.step === beats[at.beat]!.start ? '' : `/${at.step}`}`;
}

/** Reads an address; whatever it says, the answer is a position of this deck, or undefined when it names none of its slides. */
export function fromAddress(deck: Deck, hash: string): Position | undefined {
  const match = /^#\/([a-z0-9-]{1,100})(?:\/(\d{1,4}))?(?:\/(\d{1,4}))?$/.exec(hash);
  const slide = match ? deck.findIndex(({ id }) => id === match[1]) : -1;
  if (!match || slide < 0) return undefined;
  return jump(deck, slide, Number(match[2] ?? 0), match[3] === undefined ? undefined : Number(match[3]));
}
