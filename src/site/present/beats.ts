/** Cuts a rendered chapter into slides and beats. Nothing is moved, because figures live where they were put: a beat is a list of elements to show. */
import type { Beat } from '@/state/presenting';
import { paragraphsOf } from './plain';

export type Kind = 'title' | 'say' | 'figure' | 'equation' | 'check' | 'mistake';

export interface ShownBeat {
  readonly kind: Kind;
  readonly elements: HTMLElement[];
}
export interface ShownSlide {
  readonly id: string;
  readonly title: string;
  /** "5.3", or nothing for a slide without an entry. */
  readonly number: string;
  /** All that is shown or hidden with this slide. */
  readonly parts: HTMLElement[];
  readonly beats: ShownBeat[];
  readonly notes: string[];
  readonly prose: string[];
}

export const figureIn = (beat: ShownBeat): HTMLElement | undefined =>
  beat.elements[0]?.querySelector<HTMLElement>('figure[data-figure]') ?? undefined;

const figureOfBeat = (beat: ShownBeat) => (beat.kind === 'figure' ? figureIn(beat) : undefined);

/** Reads the chapter once, as the page arrives. */
export function readSlides(chapter: HTMLElement): ShownSlide[] {
  const children = [...chapter.children].filter((child) => child instanceof HTMLElement);
  const opening = children.filter((child) => child.tagName !== 'SECTION' || child.classList.contains('opening'));
  const sections = children.filter((child) => !opening.includes(child) && child.querySelector(':scope > h2'));
  return [readSlide('start', opening, opening), ...sections.map((section) => readSection(section))];
}

function readSection(section: HTMLElement): ShownSlide {
  const parts = [...section.children].filter((child) => child instanceof HTMLElement);
  return readSlide(section.querySelector('h2')?.id || 'section', parts, [section, ...parts]);
}

function readSlide(id: string, children: HTMLElement[], parts: HTMLElement[]): ShownSlide {
  const heading = children
    .map((child) => child.querySelector('h1') ?? (child.tagName === 'H2' ? child : null))
    .find(Boolean);
  const number = heading?.querySelector('.number')?.textContent ?? '';
  const beats: ShownBeat[] = [];
  const notes: string[] = [];
  const prose: string[] = [];

  for (const child of children) {
    const kind = kindOf(child);
    if (child.matches('.notes')) notes.push(...paragraphsOf(child));
    else if (kind === 'title') beats.push({ kind, elements: [child] });
    else if (kind) {
      // A figure placed in the middle of its steps opens there, each time it is come to from before.
      child.dataset.start = child.querySelector<HTMLElement>('figure[data-figure]')?.dataset.step ?? '0';
      beats.push({ kind, elements: [child] });
      const caption = child.querySelector('figcaption');
      if (caption) prose.push(...paragraphsOf(caption));
    } else if (!child.matches('script, style, link')) {
      prose.push(...paragraphsOf(child));
      const sentences = child.querySelectorAll('.say');
      if (sentences.length) {
        const said = sayings(beats, child, parts);
        said.append(...[...sentences].map(sentence));
      }
    }
  }
  return { id, title: (heading?.textContent ?? '').slice(number.length).trim(), number, parts, beats, notes, prose };
}

function kindOf(child: HTMLElement): Kind | undefined {
  if (child.matches('h2, .opening')) return 'title';
  if (child.matches('.equation')) return 'equation';
  if (child.matches('.check')) return 'check';
  if (child.matches('.mistake')) return 'mistake';
  return child.querySelector('figure[data-figure]') ? 'figure' : undefined;
}

/** Sentences that follow each other share a slide, and the first of a section stand under its title. */
function sayings(beats: ShownBeat[], after: HTMLElement, parts: HTMLElement[]): HTMLElement {
  const last = beats.at(-1);
  const open = last?.elements.find((element) => element.matches('.sayings'));
  if (open) return open;
  const list = Object.assign(document.createElement('div'), { className: 'sayings' });
  after.after(list);
  parts.push(list);
  if (last?.kind === 'title' && !last.elements[0]!.matches('.opening')) last.elements.push(list);
  else beats.push({ kind: 'say', elements: [list] });
  return list;
}

function sentence(said: Element): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.append(...[...said.childNodes].map((node) => node.cloneNode(true)));
  return paragraph;
}

const predictionIn = (figure: HTMLElement) => figure.querySelector<HTMLElement>('.predict');
const isAnswered = (figure: HTMLElement) => predictionIn(figure)?.dataset.answered === 'true';

/** Whoever has turned the figure to something else is past its question. */
const isAsPlaced = ({ dataset: { link = '', stepDial } }: HTMLElement) =>
  new RegExp(`=v\\d+(;${stepDial}=\\d+)?$`).test(link);

/** What a figure has to be walked through: its question alone, then its steps, then the answer where no step gives it. */
function walkOf(figure: HTMLElement, opensAt: number) {
  const question = predictionIn(figure) ? 1 : 0;
  const steps = Number(figure.dataset.steps ?? 1);
  const answerAt = figure.dataset.answerAt === undefined ? steps : Number(figure.dataset.answerAt);
  const isAnsweredLast = question && answerAt === steps && (isAnswered(figure) || isAsPlaced(figure));
  return {
    question,
    steps,
    answerAt,
    start: opensAt + (isAnswered(figure) ? question : 0),
    stops: steps + question + (isAnsweredLast ? 1 : 0),
  };
}

const opensAt = (beat: ShownBeat) => Number(beat.elements[0]?.dataset.start ?? 0);

/** Stops of a beat as the page stands: a figure's steps may depend on its dials. */
export function stopsOf(beat: ShownBeat): Beat {
  const figure = figureOfBeat(beat);
  if (figure) return walkOf(figure, opensAt(beat));
  return { start: 0, stops: beat.elements[0]?.querySelector('details') ? 2 : 1 };
}

/** True at the stop where a figure's question stands alone. */
export function isAsking(beat: ShownBeat, stop: number): boolean {
  const figure = figureOfBeat(beat);
  return figure !== undefined && predictionIn(figure) !== null && !isAnswered(figure) && stop <= opensAt(beat);
}

/** The stop a figure stands at, which the speaker's own hand may have changed. */
export function stopOf(beat: ShownBeat, believed: number): number {
  const figure = figureOfBeat(beat);
  if (!figure || isAsking(beat, believed)) return believed;
  const { question, steps, answerAt, stops } = walkOf(figure, opensAt(beat));
  const step = Number(figure.dataset.step ?? 0);
  const isLast = question === 1 && answerAt === steps && step === steps - 1 && isAnswered(figure);
  return isLast ? stops - 1 : step + question;
}

/** Brings a beat to one of its stops. A figure that is not awake yet is brought there once it is. */
export function showStop(beat: ShownBeat, stop: number): void {
  const figure = figureOfBeat(beat);
  if (!figure) {
    for (const element of beat.elements) markAnswer(element, stop > 0);
    return;
  }
  if (isAsking(beat, stop)) return;
  const { question, steps, answerAt } = walkOf(figure, opensAt(beat));
  const by = Math.min(stop - question, steps - 1) - Number(figure.dataset.step ?? 0);
  if (by) figure.dispatchEvent(new CustomEvent('figure:step', { detail: by }));
  if (question && !isAnswered(figure) && stop - question >= answerAt && isAsPlaced(figure))
    figure.dispatchEvent(new CustomEvent('figure:answer'));
}

function markAnswer(element: HTMLElement, shown: boolean): void {
  element.toggleAttribute('data-answer-shown', shown);
  const question = element.querySelector<HTMLElement>('quiz-question[data-type=choice]');
  for (const choice of question?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])
    if (shown && choice.dataset.choice === question!.dataset.answer) choice.dataset.mark = 'right';
    else delete choice.dataset.mark;
}

/** The choices a room can raise its hands for. */
export function choicesOf(beat: ShownBeat): string[] {
  return [...(beat.elements[0]?.querySelectorAll('.choices > button:not(.skip)') ?? [])]
    .slice(0, 9)
    .map((button) => paragraphsOf(button)[0] ?? '');
}

/** What a code or a link to this beat opens in the chapter: a figure in its state, an equation, a heading. */
export function fragmentOf(slide: ShownSlide, beat: ShownBeat): string {
  const figure = figureIn(beat);
  if (figure?.dataset.link) return /=v\d+$/.test(figure.dataset.link) ? figure.id : figure.dataset.link;
  const first = beat.elements[0];
  return beat.kind === 'equation' && first?.id ? first.id : slide.id === 'start' ? '' : slide.id;
}
