/** The bench itself, the same in Node and on the page: load the engines, compare what they compute, then time them in turns. */

import { disagreeing, median } from './agreement';
import type { Engine, Job, Place } from './engine';
import { load as gptTokenizer } from './engines/gptTokenizer';
import { load as jsTiktoken } from './engines/jsTiktoken';
import { load as jax } from './engines/jax';
import { load as mathjs } from './engines/mathjs';
import { load as mlMatrix } from './engines/mlMatrix';
import { load as nGram } from './engines/nGram';
import { load as onnx } from './engines/onnx';
import { load as recount } from './engines/recount';
import { load as tfjs } from './engines/tfjs';
import { load as unmasked } from './engines/unmasked';
import { measure, type Contestant } from './measure';
import { suite, type Workload } from './suite';

export interface Options {
  readonly quick: boolean;
  /** only workloads whose title holds this text */
  readonly only?: string;
}

export interface Time {
  /** milliseconds */
  readonly median: number;
  readonly minimum: number;
  readonly rounds: number;
}

export interface Row {
  readonly title: string;
  readonly flops?: number;
  readonly times: Readonly<Record<string, Time>>;
  readonly disagree: readonly string[];
  /** flops a second of the multiply–add loop in the same rounds, by its minimum; null without the kernels or for other workloads */
  readonly roof: number | null;
  /** engines that threw, and why */
  readonly failed: Readonly<Record<string, string>>;
}

export interface Report {
  readonly place: string;
  readonly engines: readonly { readonly name: string; readonly about: string }[];
  readonly rows: readonly Row[];
}

/** Past this the first answer takes too long to be repeated: the engine sits the workload out. */
const tooSlowMs = 20_000;

const roofName = 'the multiply–add loop';

export async function bench(place: Place, options: Options, say: (line: string) => void): Promise<Report> {
  const engines: Engine[] = [
    ...(await unmasked(place)),
    ...(await tfjs(place)),
    await jax(),
    await onnx(place),
    mlMatrix(),
    mathjs(),
    gptTokenizer(),
    jsTiktoken(),
    recount(),
    nGram(),
  ];
  const chosen = suite.filter(({ title }) => !options.only || title.toLowerCase().includes(options.only.toLowerCase()));
  const rows: Row[] = [];
  for (const workload of chosen) {
    rows.push(await row(workload, engines, options));
    say(`${place.name}: ${workload.title}`);
  }
  return {
    place: place.name,
    engines: engines.map(({ name, about }) => ({ name, about })),
    rows,
  };
}

async function row(workload: Workload, engines: readonly Engine[], { quick }: Options): Promise<Row> {
  const data = workload.data();
  const jobs: Job[] = [];
  const contestants: Contestant[] = [];
  const answers: Record<string, Float32Array> = {};
  const failed: Record<string, string> = {};
  for (const { name, enter, jobs: offered } of engines) {
    const prepare = offered[workload.kind] as ((given: typeof data) => Job | Promise<Job>) | undefined;
    if (!prepare) continue;
    try {
      enter?.();
      const job = await prepare(data);
      jobs.push(job);
      const start = performance.now();
      answers[name] = await job.read();
      if (performance.now() - start > tooSlowMs) failed[name] = `longer than ${tooSlowMs / 1000} s`;
      else contestants.push({ name, enter, once: job.once });
    } catch (error) {
      failed[name] = error instanceof Error ? error.message : String(error);
    }
  }
  const roof = workload.flops ? engines.find((engine) => engine.roof)?.roof : undefined;
  const all = roof ? [...contestants, { name: roofName, once: roof.once }] : contestants;
  const { [roofName]: roofMs, ...samples } = await measure(all, {
    sampleMs: quick ? 5 : 10,
    totalMs: workload.seconds * (quick ? 150 : 1000),
    rounds: { least: quick ? 3 : 5, most: 61 },
  });
  for (const job of jobs) job.end?.();
  const times = Object.fromEntries(
    Object.entries(samples).map(([name, ms]) => [
      name,
      { median: median(ms), minimum: Math.min(...ms), rounds: ms.length },
    ]),
  );
  return {
    title: workload.title,
    flops: workload.flops,
    times,
    roof: roof ? roof.flops / (Math.min(...roofMs) / 1000) : null,
    disagree: disagreeing(answers),
    failed,
  };
}
