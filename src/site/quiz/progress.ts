/** What the reader has answered, kept on the device, exportable and importable as a file. */
import * as v from 'valibot';
import { remembered } from '@/state/storage';

const answer = v.object({
  right: v.boolean(),
  tries: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999)),
});
const schema = v.object({
  version: v.literal(1),
  /** chapter → question → answer */
  answers: v.record(v.pipe(v.string(), v.maxLength(80)), v.record(v.pipe(v.string(), v.maxLength(80)), answer)),
});
export type Progress = v.InferOutput<typeof schema>;

const maxFile = 1_000_000; // bytes
const empty = (): Progress => ({ version: 1, answers: {} });
const store = remembered('progress');

/** Undefined when the text is not a progress file of ours. */
export function readProgress(text: string): Progress | undefined {
  if (text.length > maxFile) return undefined;
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

export function progress(): Progress {
  return readProgress(store.read() ?? '') ?? empty();
}

/** Adds one answer. A question once right stays right. Tells the page by a `quiz:answered` event whether it was kept on the device. */
export function recordAnswer(chapter: string, question: string, right: boolean): void {
  const now = progress();
  const before = now.answers[chapter]?.[question];
  const next = { right: right || (before?.right ?? false), tries: Math.min(9999, (before?.tries ?? 0) + 1) };
  save({ ...now, answers: { ...now.answers, [chapter]: { ...now.answers[chapter], [question]: next } } });
}

/** Merges: nothing that is already right is lost. */
export function merge(a: Progress, b: Progress): Progress {
  const answers: Progress['answers'] = structuredClone(a.answers);
  for (const [chapter, questions] of Object.entries(b.answers)) {
    for (const [question, theirs] of Object.entries(questions)) {
      const ours = answers[chapter]?.[question];
      answers[chapter] = {
        ...answers[chapter],
        [question]: { right: theirs.right || (ours?.right ?? false), tries: Math.max(theirs.tries, ours?.tries ?? 1) },
      };
    }
  }
  return { version: 1, answers };
}

export function save(next: Progress): void {
  const kept = store.write(JSON.stringify(next));
  document.dispatchEvent(new CustomEvent('quiz:answered', { detail: { kept } }));
}

export function forget(): void {
  store.forget();
  document.dispatchEvent(new CustomEvent('quiz:answered', { detail: { kept: true } }));
}
