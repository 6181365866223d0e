/** The speaker's window: what the slides say of themselves, drawn as text, and a few buttons that talk back. */
import { heard, openChannel, type Command, type Now } from './messages';
import { presentWords } from './words';

const root = document.querySelector<HTMLElement>('[data-speaker]')!;
const part = (name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`)!;
const words = presentWords.speaker;
const channel = openChannel(root.dataset.speaker!);
const patience = 700; // ms in which open slides will have answered

let now: Now | undefined;
let since = 0;

const send = (what: Command['what'], index = 0) => channel?.postMessage({ kind: 'do', what, index });

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  return Object.assign(document.createElement(tag), { textContent: text });
}
const paragraphs = (lines: readonly string[]) => lines.map((line) => element('p', line));

function wait(sentence: string): void {
  part('waiting').hidden = false;
  part('waiting-text').textContent = sentence;
  part('desk').hidden = true;
}

function show(message: Now): void {
  const turned = now?.title !== message.title;
  if (!now) since = message.started;
  now = message;
  part('waiting').hidden = true;
  part('desk').hidden = false;
  part('title').textContent = message.title;
  part('where').textContent = message.where;
  part('next').textContent = message.next;
  if (turned) {
    part('notes').replaceChildren(...paragraphs(message.notes.length ? message.notes : [words.noNotes]));
    part('prose').replaceChildren(...paragraphs(message.prose));
    part('notes').scrollTop = part('prose').scrollTop = 0;
  }
  part('hands').replaceChildren(...handsOf(message));
  part('cues').replaceChildren(...message.cues.map(cueRow));
  part('no-cues').hidden = message.cues.length > 0;
  part('copy').hidden = message.cues.length === 0;
}

function handsOf({ tally, choices }: Now): HTMLElement[] {
  if (!tally.length && !choices.length) return [element('p', words.noHands)];
  const most = Math.max(1, ...tally);
  return Array.from({ length: Math.max(tally.length, choices.length) }, (_, i) => {
    const row = document.createElement('p');
    const bar = document.createElement('i');
    bar.style.setProperty('--share', String((tally[i] ?? 0) / most));
    row.append(element('span', `${i + 1}  ${choices[i] ?? ''}`), bar, element('b', String(tally[i] ?? 0)));
    return row;
  });
}

function cueRow({ name }: Now['cues'][number], index: number): HTMLLIElement {
  const row = document.createElement('li');
  const button = (what: Command['what'], sign: string, label: string) => {
    const made = Object.assign(element('button', sign), { type: 'button', title: label });
    made.setAttribute('aria-label', `${label}: ${name}`);
    made.addEventListener('click', () => send(what, index));
    return made;
  };
  row.append(
    element('span', name),
    button('play', '▶', words.play),
    button('up', '↑', words.up),
    button('down', '↓', words.down),
    button('remove', '×', words.remove),
  );
  return row;
}

const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
function tick(): void {
  const time = new Date();
  part('clock').textContent = `${two(time.getHours())}:${two(time.getMinutes())}`;
  const seconds = Math.max(0, (time.getTime() - since) / 1000);
  part('elapsed').textContent = `${two(seconds / 60)}:${two(seconds % 60)}`;
}

if (!channel) wait(words.noChannel);
else {
  channel.addEventListener('message', ({ data }) => {
    const message = heard('speaker', data);
    if (message?.kind === 'now') show(message);
    else if (message?.kind === 'bye') setTimeout(() => send('hello'), patience);
    if (message?.kind === 'bye') {
      now = undefined;
      wait(words.gone);
    }
  });
  send('hello');
  setTimeout(() => now ?? wait(words.alone), patience);
  setInterval(tick, 1000);
  tick();
}

root
  .querySelectorAll<HTMLElement>('[data-send]')
  .forEach((button) => button.addEventListener('click', () => send(button.dataset.send as Command['what'])));
part('restart').addEventListener('click', () => {
  since = Date.now();
  tick();
});
part('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(now!.cueLink);
    part('copied').textContent = words.copied;
  } catch {
    part('copied').textContent = `${words.copyByHand} ${now?.cueLink ?? ''}`;
  }
});
document.addEventListener('keydown', (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (event.target instanceof Element && event.target.closest('button, a, [tabindex]') && !event.key.startsWith('Page'))
  )
    return;
  const what = ['ArrowRight', 'PageDown', ' '].includes(event.key)
    ? 'next'
    : ['ArrowLeft', 'PageUp'].includes(event.key)
      ? 'previous'
      : undefined;
  if (!what) return;
  event.preventDefault();
  send(what);
});
