/** The five shapes a recurrent network is used in: which steps are given an input, and which write an output.
 *    one→one  one→many  many→one  many→many aligned  many→many delayed
 *  Source: karpathy2015.   Leaves out: shapes in which several steps lie between an input and its output. */

export type Topology = 'one-to-one' | 'one-to-many' | 'many-to-one' | 'aligned' | 'delayed';

export interface PlannedStep {
  /** Which input is read (0, 1, …); undefined: there is none left, and the step is fed something else */
  input: number | undefined;
  writes: boolean;
}

/** @param given inputs there are, at least 1
 *  @param asked outputs of the two shapes in which that is free, one→many and delayed; at least 1
 *  @throws RangeError unless both are whole and positive */
export function planOf(topology: Topology, given: number, asked: number): PlannedStep[] {
  if (![given, asked].every((count) => Number.isInteger(count) && count > 0))
    throw new RangeError(`planOf: ${given} inputs and ${asked} outputs are not whole numbers from 1`);
  const steps = (count: number, writes: (t: number) => boolean, inputs = count): PlannedStep[] =>
    Array.from({ length: count }, (_, t) => ({ input: t < inputs ? t : undefined, writes: writes(t) }));
  switch (topology) {
    case 'one-to-one':
      return steps(1, () => true);
    case 'one-to-many':
      return steps(asked, () => true, 1);
    case 'many-to-one':
      return steps(given, (t) => t === given - 1);
    case 'aligned':
      return steps(given, () => true);
    case 'delayed':
      return steps(given + asked, (t) => t >= given, given);
  }
}
