/** What the slides and the speaker's window say to each other. Anything can shout on a channel: what does not fit is not heard. */
import * as v from 'valibot';

const line = v.pipe(v.string(), v.maxLength(5000));
const lines = v.pipe(v.array(line), v.maxLength(500));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

/** From the slides: all that the speaker sees, whole, each time something changes. */
const nowMessage = v.object({
  kind: v.literal('now'),
  title: line,
  where: line,
  next: line,
  notes: lines,
  prose: lines,
  tally: v.pipe(v.array(count), v.maxLength(9)),
  choices: v.pipe(v.array(line), v.maxLength(9)),
  cues: v.pipe(v.array(v.object({ name: line, state: line })), v.maxLength(50)),
  cueLink: line,
  /** When the slides were opened, in milliseconds since 1970. */
  started: v.pipe(v.number(), v.minValue(0)),
});
const commandMessage = v.object({
  kind: v.literal('do'),
  what: v.picklist(['next', 'previous', 'hello', 'play', 'remove', 'up', 'down']),
  /** Which cue. */
  index: v.optional(count, 0),
});
const goodbyeMessage = v.object({ kind: v.literal('bye') });

export type Now = v.InferOutput<typeof nowMessage>;
export type Command = v.InferOutput<typeof commandMessage>;

export function heard<K extends 'slides' | 'speaker'>(by: K, data: unknown) {
  const schema = by === 'slides' ? commandMessage : v.variant('kind', [nowMessage, goodbyeMessage]);
  const read = v.safeParse(schema, data);
  return (read.success ? read.output : undefined) as
    (K extends 'slides' ? Command : Now | v.InferOutput<typeof goodbyeMessage>) | undefined;
}

/** One channel a chapter; undefined where the browser has none. */
export function openChannel(chapter: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(`unmasked:present:${chapter}`);
  } catch {
    return undefined;
  }
}
