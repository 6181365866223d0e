import type { Task, Tasks } from './task';

/** Every task by name. The imports are lazy: a worker loads the one model it runs. */
export const tasks = {
  bpe: async () => ({ start: (await import('@/models/text/bpe/bpeTask')).trainBpeTask }),
  cbow: async () => ({ start: (await import('@/models/embeddings/cbow')).trainCbow }),
  copy: async () => ({ start: (await import('@/models/recurrent/copy/trainCopy')).trainCopy }),
  induction: async () => ({ start: (await import('@/models/transformer/induction/trainInduction')).trainInduction }),
  race: async () => ({ start: (await import('@/models/brackets/race')).trainRace }),
  rememberFirst: async () => ({ start: (await import('@/models/recurrent/gates/rememberFirst')).trainRememberer }),
  scheduledSampling: async () => ({
    start: (await import('@/models/recurrent/sampling/scheduledSampling')).trainSampling,
  }),
  skipGram: async () => ({ start: (await import('@/models/embeddings/skipGram')).trainSkipGram }),
  tinyTrain: async () => ({ start: (await import('@/models/transformer/tinyTrain')).tinyTrain }),
  xor: async () => ({ start: (await import('@/models/training/xor')).trainXor }),
} satisfies Tasks;

export type TaskName = keyof typeof tasks;
type TaskOf<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
export type SettingsOf<Name extends TaskName> = TaskOf<Name> extends Task<infer Settings, unknown> ? Settings : never;
export type SnapshotOf<Name extends TaskName> = TaskOf<Name> extends Task<never, infer Snapshot> ? Snapshot : never;
