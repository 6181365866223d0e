/** The slides of a chapter, from the page that holds them: keys, buttons, address, code, hands, cues and the speaker's window. */
import { linkKey } from '@/state/link';
import { fromAddress, jump, next, previous, progress, section, toAddress, type Position } from '@/state/presenting';
import { choicesOf, figureIn, fragmentOf } from './beats';
import { decodeCues, encodeCues, fitsOneLink, keptCues, move } from './cues';
import { DeckView } from './deck';
import { Hands } from './hands';
import { actionOf, targetOf, type Action } from './keys';
import { heard, openChannel, type Command, type Now } from './messages';
import { qrCode, shortAddress } from './qr';
import { presentWords as words } from './words';

const root = document.querySelector<HTMLElement>('[data-slides]')!;
const one = <E extends HTMLElement>(name: string) => root.querySelector<E>(`[data-part=${name}]`)!;
const chapter = root.dataset.slides!;
const stage = one('stage');
const started = Date.now();

document.documentElement.dataset.presenting = '';
const view = new DeckView(stage, one('box'));
const hands = new Hands(one('hands'));
const channel = openChannel(chapter);
const placements = new Set(view.slides.flatMap(({ beats }) => beats.flatMap((beat) => figureIn(beat)?.id ?? [])));
const kept = keptCues(chapter, placements);

/** The list being played, and which of it is on screen. */
let playing: { cues: readonly string[]; at: number } | undefined;

function go(position: Position): void {
  const focusGoes = stage.contains(document.activeElement);
  view.show(position);
  hands.turnTo(`${position.slide}/${position.beat}`, choicesOf(view.beat).length);
  keepAddress();
  const hidden = document.activeElement === document.body || !document.activeElement?.checkVisibility();
  if (focusGoes && hidden) stage.focus({ preventScroll: true });
  tell();
}

/** So that a reload comes back here. */
function keepAddress(): void {
  if (playing) return;
  try {
    history.replaceState(history.state, '', toAddress(view.deck, view.position));
  } catch {
    // Some browsers count how often an address changes: the next press is in time again.
  }
}

/** All the small things around the slide, and the speaker's window. */
function tell(): void {
  const { slide, beat, position } = view;
  const where = words.where(position.slide + 1, view.slides.length, position.beat + 1, slide.beats.length);
  one('section').textContent = beat.kind === 'title' ? '' : [slide.number, slide.title].filter(Boolean).join('  ');
  one('playing').hidden = !playing;
  one('playing').textContent = playing ? words.cuePlaying(playing.at + 1, playing.cues.length) : '';
  one('line').style.setProperty('--progress', String(progress(view.deck, position)));
  stage.setAttribute('aria-label', `${slide.title}. ${where}`);
  const sentence = `${slide.title}, ${words.beat[beat.kind]}. ${where}`;
  if (one('live').textContent !== sentence) one('live').textContent = sentence;
  drawCode();
  channel?.postMessage(now(where));
}

/** The exact state on screen, in the chapter. */
function address(exact = true): string {
  const fragment = fragmentOf(view.slide, view.beat);
  const page = new URL(root.dataset.page!, location.href).href;
  return fragment === '' ? page : `${page}#${exact ? fragment : (linkKey(fragment) ?? fragment)}`;
}

let drawn = '';
function drawCode(): void {
  const url = address();
  if (url === drawn) return;
  drawn = url;
  for (const part of ['code', 'code-large']) {
    try {
      one(part).replaceChildren(qrCode(url, url));
      one('code-note').textContent = words.scan;
    } catch {
      one(part).replaceChildren(qrCode(address(false), address(false)));
      one('code-note').textContent = words.tooLong;
    }
  }
  one('address').textContent = shortAddress(url);
  one('address-large').textContent = url;
}
// A dial turned by hand changes what the code must open; a choice made by hand answers the question.
new MutationObserver(() => {
  view.follow();
  keepAddress();
  tell();
}).observe(one('box'), { subtree: true, attributeFilter: ['data-link', 'data-answered'] });

/** What the advance key will bring. */
function following(): string {
  const { here, deck, beat } = view;
  const after = next(deck, here);
  const slide = view.slides[after.slide]!;
  if (after === here) return words.end;
  if (after.slide !== here.slide) return [slide.number, slide.title].filter(Boolean).join(' ');
  const coming = slide.beats[after.beat]!;
  if (coming !== beat) return words.beat[coming.kind];
  return beat.kind === 'figure' ? words.nextStep : words.answer;
}

function now(where: string): Now {
  const { slide, beat } = view;
  const cues = kept.read();
  return {
    kind: 'now',
    title: [slide.number, slide.title].filter(Boolean).join(' '),
    where: `${where}: ${words.beat[beat.kind]}`,
    next: following(),
    notes: slide.notes.slice(0, 500),
    prose: slide.prose.slice(0, 500),
    tally: [...hands.counts],
    choices: choicesOf(beat),
    cues: cues.map((state) => ({ name: nameOf(state), state })),
    cueLink: new URL(encodeCues(cues), location.href).href,
    started,
  };
}

const nameOf = (cue: string) => {
  const figure = document.getElementById(linkKey(cue) ?? '');
  return `${figure?.querySelector('.title')?.textContent ?? ''} ${cue.replace(/^[^;]*;?/, '').slice(0, 80)}`.trim();
};

// Cues

function addCue(): void {
  const state = figureIn(view.beat)?.dataset.link;
  if (!state) return say(words.cueNone);
  const cues = [...kept.read(), state];
  if (!fitsOneLink(cues)) return say(words.cueFull);
  say(kept.write(cues) ? words.cueAdded(cues.length) : words.cueNotKept(cues.length));
  tell();
}

/** Opens a figure in the state of a link, whether it is awake already or not. */
function openState(state: string): void {
  const key = linkKey(state);
  const slide = view.slides.findIndex(({ beats }) => beats.some((beat) => figureIn(beat)?.id === key));
  if (slide < 0) return;
  const beat = view.slides[slide]!.beats.findIndex((shown) => figureIn(shown)?.id === key);
  const figure = figureIn(view.slides[slide]!.beats[beat]!)!;
  go(jump(view.deck, slide, beat));
  const open = () => {
    figure.dispatchEvent(new CustomEvent('figure:open', { detail: state }));
    view.position = view.here;
  };
  figure.addEventListener('figure:ready', open, { once: true });
  open();
}

function play(cues: readonly string[], at: number): void {
  if (cues[at] === undefined) return;
  playing = { cues, at };
  openState(cues[at]);
}

function changeCues({ what, index }: Command): void {
  const cues = kept.read();
  if (what === 'play') return play(cues, index);
  if (what === 'remove') kept.write(cues.filter((_, i) => i !== index));
  else kept.write(move(cues, index, what === 'up' ? -1 : 1));
  tell();
}

function leaveCues(): void {
  playing = undefined;
  go(view.here);
}

// What a person does

function advance(): void {
  if (!playing) return go(next(view.deck, view.here));
  if (playing.at + 1 < playing.cues.length) return play(playing.cues, playing.at + 1);
  leaveCues();
}

function back(): void {
  if (!playing) return go(previous(view.deck, view.here));
  if (playing.at > 0) return play(playing.cues, playing.at - 1);
  leaveCues();
}

const turn = (position: Position) => {
  playing = undefined;
  go(position);
};

const actions: Partial<Record<Action, () => void>> = {
  next: advance,
  previous: back,
  sectionNext: () => turn(section(view.deck, view.position, 1)),
  sectionPrevious: () => turn(section(view.deck, view.position, -1)),
  first: () => turn(jump(view.deck, 0)),
  last: () => turn(jump(view.deck, Infinity)),
  overview: () => openDialog('overview'),
  help: () => openDialog('help'),
  qr: () => openDialog('qr'),
  cue: addCue,
  dials: () => view.toggleDials(),
  clearTally: () => hands.clear(),
  speaker: () => {
    if (!open(root.dataset.speaker!, `speaker-${chapter}`, 'width=1000,height=760')) say(words.popup);
  },
  fullScreen: () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void document.documentElement.requestFullscreen?.().catch(() => undefined);
  },
};

function act(action: Action): void {
  const digit = /^tally(\d)$/.exec(action)?.[1];
  if (digit) hands.add(Number(digit));
  else actions[action]?.();
}

function openDialog(name: string): void {
  const dialog = one<HTMLDialogElement>(name);
  for (const link of dialog.querySelectorAll<HTMLElement>('[data-go]'))
    link.setAttribute('aria-current', String(Number(link.dataset.go) === view.position.slide));
  dialog.showModal();
}

let quiet: ReturnType<typeof setTimeout> | undefined;
function say(sentence: string): void {
  const toast = one('toast');
  toast.textContent = sentence;
  clearTimeout(quiet);
  quiet = setTimeout(() => (toast.textContent = ''), 4000);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const dialog = root.querySelector<HTMLDialogElement>('dialog[open]');
  if (dialog) {
    if (event.key === 'q' || event.key === '?') dialog.close();
    return;
  }
  const action = actionOf(event.key, targetOf(event.target));
  if (!action) {
    if (event.key === 'Escape') stage.focus({ preventScroll: true }); // out of a field, back to the slide
    return;
  }
  event.preventDefault();
  act(action);
});

root.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const { do: action, go: slide } = target.closest<HTMLElement>('[data-do], [data-go]')?.dataset ?? {};
  if (action === 'hands') hands.toggle();
  else if (action) act(action as Action);
  else if (slide) turn(jump(view.deck, Number(slide)));
  // A dialog closes by its button, by what was chosen in it, and by a press beside it.
  if (slide || target.matches('dialog, [data-close]')) target.closest('dialog')?.close();
});

one('playing').addEventListener('click', leaveCues);
hands.onchange = tell;

// The other window

channel?.addEventListener('message', ({ data }) => {
  const command = heard('slides', data);
  if (!command) return;
  if (command.what === 'next') advance();
  else if (command.what === 'previous') back();
  else if (command.what === 'hello') tell();
  else changeCues(command);
});
addEventListener('pagehide', () => channel?.postMessage({ kind: 'bye' }));

// Where the address says

function openAddress(): void {
  const cues = decodeCues(location.hash, placements);
  const key = linkKey(location.hash);
  if (cues.length) play(cues, 0);
  else if (key && placements.has(key)) openState(location.hash.slice(1));
  else turn(fromAddress(view.deck, location.hash) ?? jump(view.deck, 0));
}
addEventListener('hashchange', openAddress);
openAddress();
stage.dataset.ready = '';
