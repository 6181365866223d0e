import { trainRace, type RaceSnapshot } from '@/models/brackets/race';
import type { Job } from '../engine';
import type { BracketRace } from '../workloads/bracketRace';

export const bracketRace = (given: BracketRace): Job => ({
  once: () => void race(given),
  read: () => race(given).lanes[0].losses,
});

function race({ settings, strings }: BracketRace): RaceSnapshot {
  const steps = trainRace(settings, 1);
  for (let step = 1; step < strings; step++) steps.next();
  const { value: look } = steps.next();
  const snapshot = look!();
  steps.return();
  return snapshot;
}
