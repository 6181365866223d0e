/** Shows one beat at a time. Everything else of the chapter is hidden where it stands, so only what is on screen can be read, reached or heard. */
import { jump, type Deck, type Position } from '@/state/presenting';
import { figureIn, isAsking, readSlides, showStop, stopOf, stopsOf, type ShownBeat, type ShownSlide } from './beats';
import { isCut, overflows, scaleStage, setZoom, zoomToFit } from './fit';

/** Zoom a kind of beat may take: a figure may shrink, words keep a size that can be read from the last row. */
const zooms = {
  title: [0.6, 1],
  say: [0.6, 1],
  equation: [0.5, 1.6],
  check: [0.62, 1],
  mistake: [0.6, 1],
  figure: [0.4, 1.8],
} as const;

/** Labels of figures are at least 12 px: at this zoom, 16 px of 720, which is 24 px of 1080. */
const readable = 4 / 3;

/** Whether a figure's dials are on the slide, and where its presets, steps and answer stand. */
interface Layout {
  dials: 'shown' | 'away';
  rail: 'below' | 'beside';
}
const plainLayout: Layout = { dials: 'shown', rail: 'below' };

export class DeckView {
  readonly slides: readonly ShownSlide[];
  position: Position;
  /** What the speaker asked for on this beat. */
  #dials: Layout['dials'] | undefined;
  #layout: Layout | undefined;
  readonly #stage: HTMLElement;
  readonly #box: HTMLElement;
  readonly #sizes = new ResizeObserver(() => this.#refit());

  constructor(stage: HTMLElement, box: HTMLElement) {
    this.#stage = stage;
    this.#box = box;
    for (const details of box.querySelectorAll('details')) if (details.closest('.check, .mistake')) details.open = true;
    this.slides = readSlides(box);
    this.position = jump(this.deck, 0);
    document.addEventListener('figure:ready', (event) => {
      if (figureIn(this.beat)?.contains(event.target as Node)) showStop(this.beat, this.position.step);
    });
    const scale = () => scaleStage(stage);
    addEventListener('resize', scale);
    scale();
    void document.fonts?.ready.then(() => this.fit());
  }

  /** As it stands now: turning a dial may give a figure more or fewer steps. */
  get deck(): Deck {
    return this.slides.map(({ id, beats }) => ({ id, beats: beats.map(stopsOf) }));
  }
  get slide(): ShownSlide {
    return this.slides[this.position.slide]!;
  }
  get beat(): ShownBeat {
    return this.slide.beats[this.position.beat]!;
  }
  /** Where the talk stands, the speaker's own clicks in the figure included. */
  get here(): Position {
    return { ...this.position, step: stopOf(this.beat, this.position.step) };
  }

  show(position: Position): void {
    const before = this.beat;
    this.position = position;
    const { slide, beat } = this;
    for (const other of this.slides)
      for (const part of other.parts) part.hidden = other !== slide || !this.#isShown(part);
    this.#stage.dataset.kind = beat.kind;
    this.#stage.dataset.slide = String(position.slide);
    this.#stage.dataset.beat = String(position.beat);
    showStop(beat, position.step);
    if (before !== beat) this.#dials = this.#layout = undefined;
    this.#mark(before !== beat);
  }

  /** Takes note of what the speaker's own hand did in the figure. */
  follow(): void {
    this.position = this.here;
    this.#mark(false);
  }

  #mark(turned: boolean): void {
    const asking = isAsking(this.beat, this.position.step);
    const changed = turned || asking !== this.#stage.hasAttribute('data-asking');
    this.#stage.dataset.stop = String(this.position.step);
    this.#stage.toggleAttribute('data-asking', asking);
    if (changed || !this.#stage.hasAttribute('data-fitted')) this.fit();
  }

  /** Brings a figure's dials back where they were put away for room, or puts them away. */
  toggleDials(): void {
    this.#layout = undefined;
    this.#dials = this.#stage.dataset.dials === 'away' ? 'shown' : 'away';
    this.fit();
  }

  #isShown(part: HTMLElement): boolean {
    return this.beat.elements.some((element) => part === element || part.contains(element));
  }

  /** Finds the zoom of what is shown. A box that cannot hold it says so in data-overflow. */
  fit(): void {
    this.#sizes.disconnect();
    const asking = this.#stage.hasAttribute('data-asking');
    const [least, most] = zooms[asking ? 'check' : this.beat.kind];
    const layouts = this.beat.kind === 'figure' && !asking ? this.#layouts() : [plainLayout];
    let best: { layout: Layout; zoom: number; worth: number } | undefined;
    for (const layout of layouts) {
      Object.assign(this.#stage.dataset, layout);
      const zoom = zoomToFit(this.#box, Math.max(least, best?.worth ?? 0), most);
      if (zoom === undefined) continue;
      const figure = figureIn(this.beat);
      const worth = figure && isCut(figure) ? 0.75 * zoom : zoom;
      if (worth > (best?.worth ?? 0)) best = { layout, zoom, worth };
      // Dials stay where a figure can be read with them.
      if (best && best.worth >= readable && layout.rail === 'beside') break;
    }
    const chosen = best ?? { layout: layouts.at(-1)!, zoom: least };
    Object.assign(this.#stage.dataset, chosen.layout);
    setZoom(this.#box, chosen.zoom);
    if (this.beat.kind === 'figure' && !asking) this.#layout ??= chosen.layout;
    this.#stage.toggleAttribute('data-overflow', overflows(this.#box));
    this.#stage.dataset.fitted = '';
    for (const element of this.beat.elements) this.#sizes.observe(element);
  }

  /** A layout stands as long as the figure fits, or it would jump about while its steps are walked. */
  #layouts(): Layout[] {
    if (this.#layout) return [this.#layout];
    const rails = (dials: Layout['dials']): Layout[] => [
      { dials, rail: 'below' },
      { dials, rail: 'beside' },
    ];
    return this.#dials ? rails(this.#dials) : [...rails('shown'), ...rails('away')];
  }

  /** A figure that grew under the speaker's hand shrinks to fit; one that became smaller stays as large as it was. */
  #refit(): void {
    if (!overflows(this.#box)) return;
    this.#layout = undefined;
    this.fit();
  }
}
