/** What can be trained: a generator, one yield a step. The loop owns time, the task only says what a step is. */
export interface Task<Settings, Snapshot> {
  /** Begins anew. The same settings and seed give the same snapshots, whatever the pace.
   *  Each yield hands over a way to look at the task as it stands; the loop looks at most 30 times a second, so a task
   *  makes the function once and yields it again: a step leaves no garbage.
   *  A snapshot is plain JSON and typed arrays. Its arrays are given away: they are copies, never views of a tensor.
   *  @throws Error with a sentence for the reader when it cannot go on, as when the loss is no longer finite */
  start(settings: Settings, seed: number): Generator<() => Snapshot, void>;
}

/** Tasks by name, each fetched when it is first run. */
export type Tasks = Readonly<Record<string, () => Promise<Task<unknown, unknown>>>>;
