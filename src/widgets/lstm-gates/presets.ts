import type { Preset } from '@/state/figure';
import type { State } from './compute';

const hand = { gates: 'hand' } as const;

export const presets: Preset<State>[] = [
  {
    id: 'sentence',
    name: 'Sentence',
    set: {},
    notice: 'All six equations with their numbers at this word: what is kept, what is written, what is shown.',
  },
  {
    id: 'remember-forever',
    name: 'Remember',
    set: { ...hand, length: 100, keep: 1, candidate: 0.5, step: 100 },
    notice: 'Written once at step 1, then f = 1 and i = 0: the value at step 100 is the one written, unchanged.',
  },
  {
    id: 'reset-now',
    name: 'Forget now',
    set: { ...hand, length: 20, keep: 1, write: 0.2, candidate: 0.8, special: 12, writeAt: 0, candidateAt: 0, step: 12 }, // prettier-ignore
    notice: 'For one step f = 0: all that was gathered is gone, and no gradient passes that step.',
  },
  {
    id: 'copy-first-bit',
    name: 'First bit',
    set: { ...hand, signs: true, keep: 1, candidate: 0.9, candidateAt: 0.9, step: 10 },
    notice: 'i is open at step 1 only: the sign of the first bit is carried to the end, whatever bits follow.',
  },
  {
    id: 'saturated',
    name: 'Saturated',
    set: { ...hand, length: 8, special: 0, keep: 1, write: 1, candidate: 1, reveal: 1, step: 8 },
    notice: 'Every gate is exactly 1: all slopes are 0, so nothing reaches their weights; c grows by 1 a step, h stays below 1.', // prettier-ignore
  },
  {
    id: 'hidden',
    name: 'Hidden',
    set: { ...hand, length: 20, keep: 0.95, write: 0.3, candidate: 0.6, reveal: 0, special: 15, keepAt: 0.95, writeAt: 0.3, candidateAt: 0.6, step: 14 }, // prettier-ignore
    notice: 'With o = 0 the state h is 0 while the cell lives on; at step 15 the gate opens and shows what was there.',
  },
  {
    id: 'one-gate',
    name: 'One gate',
    set: { cell: 'gated' },
    notice: 'One gate does both: what it does not keep it writes, so the two shares always add up to 1.',
  },
  {
    id: 'gru-keep',
    name: 'GRU, z keeps',
    set: { cell: 'gru', seed: 24 },
    notice: 'Here z is the share that is kept, as in PyTorch; r only decides what the candidate sees.',
  },
  {
    id: 'gru-update',
    name: 'GRU, z updates',
    set: { cell: 'gru', convention: 'update', seed: 24 },
    notice: 'The same cell and the same numbers in the other convention: z is now the share that is written.',
  },
  {
    id: 'trained',
    name: 'Trained',
    set: { gates: 'trained', units: 1, seed: 2 },
    notice: 'Press Start: nobody sets the gates, and the write gate learns to open at the first step and then to stay shut.', // prettier-ignore
  },
];
