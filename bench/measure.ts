/** Interleaved timing: every round gives each engine one sample, so that noise from outside falls on all alike.
 *  A sample is as many turns as fill `sampleMs`, at least one; the table keeps the median and the minimum of a turn's time. */

export interface Contestant {
  readonly name: string;
  readonly enter?: () => void;
  readonly once: () => unknown;
}

export interface Pace {
  /** how long a sample lasts at least, in milliseconds; a page's clock may only tell 0.1 ms */
  readonly sampleMs: number;
  /** how long all rounds of a workload may last together, in milliseconds */
  readonly totalMs: number;
  readonly rounds: { readonly least: number; readonly most: number };
}

/** Milliseconds a turn, one entry a round, by the contestant's name. */
export type Samples = Readonly<Record<string, readonly number[]>>;

export async function measure(contestants: readonly Contestant[], pace: Pace): Promise<Samples> {
  const turns = new Map<string, number>();
  let roundMs = 0;
  for (const contestant of contestants) {
    contestant.enter?.();
    const { count, sampleMs } = await calibrate(contestant, pace.sampleMs);
    turns.set(contestant.name, count);
    roundMs += sampleMs;
  }
  const { least, most } = pace.rounds;
  const rounds = Math.max(least, Math.min(most, Math.floor(pace.totalMs / roundMs)));
  const samples: Record<string, number[]> = Object.fromEntries(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const count = turns.get(contestant.name) ?? 1;
      contestant.enter?.();
      samples[contestant.name].push((await sample(contestant, count)) / count);
    }
  }
  return samples;
}

/** Doubles the turns until they fill a sample twice in a row: the first time may have been compiling. */
async function calibrate(contestant: Contestant, wantedMs: number): Promise<{ count: number; sampleMs: number }> {
  let count = 1;
  let filled = 0;
  for (;;) {
    const sampleMs = await sample(contestant, count);
    filled = sampleMs < wantedMs ? 0 : filled + 1;
    if (filled === 2 || sampleMs > 50 * wantedMs) return { count, sampleMs };
    if (filled === 0) count *= 2;
  }
}

async function sample({ once }: Contestant, count: number): Promise<number> {
  const start = performance.now();
  const first = once();
  if (first instanceof Promise) {
    await first;
    for (let turn = 1; turn < count; turn++) await once();
  } else {
    for (let turn = 1; turn < count; turn++) once();
  }
  return performance.now() - start;
}
