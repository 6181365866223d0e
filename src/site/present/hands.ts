/** A show of hands: one row of small bars, counted by digit keys or by pressing a bar. Kept for each beat until the page closes. */
import { presentWords } from './words';

export class Hands {
  readonly #root: HTMLElement;
  readonly #counts = new Map<string, number[]>();
  #beat = '';
  #choices = 0;
  #open = false;
  onchange: () => void = () => undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-choice]') : null;
      if (row) this.add(Number(row.dataset.choice));
    });
  }

  get counts(): readonly number[] {
    return this.#counts.get(this.#beat) ?? [];
  }

  /** The room looks at another beat, which has so many choices. */
  turnTo(beat: string, choices: number): void {
    this.#beat = beat;
    this.#choices = choices;
    this.#open = false;
    this.#draw();
  }

  add(choice: number): void {
    const counts = [...this.counts];
    while (counts.length < choice) counts.push(0);
    counts[choice - 1] = Math.min(9999, counts[choice - 1]! + 1);
    this.#counts.set(this.#beat, counts);
    this.#draw();
    this.onchange();
  }

  clear(): void {
    this.#counts.delete(this.#beat);
    this.#open = false;
    this.#draw();
    this.onchange();
  }

  toggle(): void {
    this.#open = !this.#open;
    this.#draw();
  }

  #draw(): void {
    const counts = this.counts;
    const shown = counts.length > 0 || this.#open;
    const rows = Math.max(counts.length, this.#choices || 4);
    const most = Math.max(1, ...counts);
    this.#root.hidden = !shown;
    while (this.#root.children.length > rows) this.#root.lastElementChild!.remove();
    for (let choice = this.#root.children.length + 1; choice <= rows; choice++) this.#root.append(row(choice));
    [...this.#root.children].forEach((button, i) => {
      const count = counts[i] ?? 0;
      (button as HTMLElement).style.setProperty('--share', String(count / most));
      button.querySelector('b')!.textContent = String(count);
      button.setAttribute('aria-label', presentWords.hand(i + 1, count));
    });
  }
}

function row(choice: number): HTMLButtonElement {
  const button = Object.assign(document.createElement('button'), { type: 'button' });
  button.dataset.choice = String(choice);
  const number = Object.assign(document.createElement('span'), { textContent: String(choice) });
  button.append(number, document.createElement('i'), document.createElement('b'));
  return button;
}
