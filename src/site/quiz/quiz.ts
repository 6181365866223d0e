/** Marks answers in place: says right or not yet, opens the explanation, and remembers what was answered when the question belongs to a quiz. */
import { recordAnswer } from './progress';

class QuizQuestion extends HTMLElement {
  connectedCallback(): void {
    this.dataset.ready = '';
    this.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.dataset.choice !== undefined) this.#choose(button);
      else if (button?.dataset.cell !== undefined)
        button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      else if (button?.dataset.submit !== undefined) this.#submit();
    });
    this.querySelector('input')?.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') this.#submit();
    });
  }

  #choose(button: HTMLButtonElement): void {
    const right = Number(button.dataset.choice) === this.#expected();
    for (const other of this.querySelectorAll('[data-choice]'))
      other.setAttribute('aria-pressed', String(other === button));
    button.dataset.mark = right ? 'right' : 'wrong';
    this.#say(right, right ? 'Right.' : 'Not this one. Try another, or read the answer below.');
  }

  #submit(): void {
    if (this.dataset.type === 'number') {
      const typed = (this.querySelector('input')?.value ?? '').trim().replace(',', '.').replace('−', '-');
      const value = typed === '' ? NaN : Number(typed);
      if (!Number.isFinite(value)) return this.#say(undefined, 'Type a number, for instance 8 or 0.35.');
      const right = Math.abs(value - (this.#expected() as number)) <= Number(this.dataset.tolerance);
      this.#say(right, right ? 'Right.' : 'Not quite. Try again, or read the answer below.');
    } else {
      const picked = [...this.querySelectorAll<HTMLElement>('[data-cell][aria-pressed="true"]')].map(
        (cell) => cell.dataset.cell!,
      );
      const wanted = new Set(this.#expected() as string[]);
      if (!picked.length) return this.#say(undefined, 'Pick at least one cell first.');
      const right = picked.length === wanted.size && picked.every((cell) => wanted.has(cell));
      const wrong = picked.filter((cell) => !wanted.has(cell)).length;
      const missing = picked.length - wrong < wanted.size;
      this.#say(
        right,
        right
          ? 'Right.'
          : `Not yet: ${[wrong && `${wrong} picked ${wrong === 1 ? 'does' : 'do'} not belong`, missing && 'some are missing'].filter(Boolean).join(', and ')}.`,
      );
    }
  }

  /** @param right undefined when nothing was answered yet */
  #say(right: boolean | undefined, sentence: string): void {
    this.querySelector('.verdict')!.textContent = sentence;
    if (right === undefined) return;
    this.dataset.done = '';
    if (right) this.querySelector('details')!.open = true;
    const quiz = this.closest<HTMLElement>('[data-quiz]')?.dataset.quiz;
    if (quiz) recordAnswer(quiz, this.dataset.id!, right);
  }

  #expected(): unknown {
    return JSON.parse(this.dataset.answer!);
  }
}

customElements.define('quiz-question', QuizQuestion);
