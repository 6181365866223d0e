/** The row under a quiz: how far the reader is, and the file their answers can travel in. */
import { forget, merge, progress, readProgress, save } from './progress';

for (const quiz of document.querySelectorAll<HTMLElement>('[data-quiz]')) {
  const chapter = quiz.dataset.quiz!;
  const total = quiz.querySelectorAll('quiz-question').length;
  const row = quiz.querySelector<HTMLElement>('.keep')!;
  const said = quiz.querySelector<HTMLElement>('[data-said]')!;
  const file = quiz.querySelector<HTMLInputElement>('input[type=file]')!;
  row.hidden = false;

  const show = (kept: boolean) => {
    const right = Object.values(progress().answers[chapter] ?? {}).filter((answer) => answer.right).length;
    quiz.querySelector('[data-progress]')!.textContent = right ? `${right} of ${total} right so far.` : '';
    if (!kept)
      said.textContent =
        'This browser keeps nothing for us, so your answers last until you close the page. You can save them to a file.';
  };
  show(true);
  document.addEventListener('quiz:answered', (event) => show((event as CustomEvent<{ kept: boolean }>).detail.kept));

  quiz.querySelector('[data-export]')!.addEventListener('click', () => {
    const url = URL.createObjectURL(new Blob([JSON.stringify(progress(), null, 2)], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: url, download: 'unmasked-progress.json' });
    link.click();
    URL.revokeObjectURL(url);
    said.textContent = 'Saved as unmasked-progress.json.';
  });
  quiz.querySelector('[data-import]')!.addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    file.value = '';
    if (!chosen) return;
    const theirs = chosen.size > 1_000_000 ? undefined : readProgress(await chosen.text());
    if (!theirs) {
      said.textContent = 'That file holds no answers of this course. Nothing was changed.';
      return;
    }
    save(merge(progress(), theirs));
    said.textContent = 'Answers added. What you already had right stays right.';
  });
  quiz.querySelector('[data-forget]')!.addEventListener('click', () => {
    if (!confirm('Forget all answers kept on this device?')) return;
    forget();
    said.textContent = 'Forgotten.';
  });
}
