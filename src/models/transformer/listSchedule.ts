/** Work on a machine with several lanes: at each tick as many jobs are done as there are lanes and as are ready.
 *    a group is ready when the group it waits for is complete; jobs of one group do not wait for each other; one job, one lane, one tick
 *  Source: Graham 1969, list scheduling, for jobs of equal length.   Leaves out: memory, the time to hand a job to a lane. */

export interface Group {
  readonly jobs: number;
  /** The earlier group in the list that must be complete first. */
  readonly after?: number;
}

export interface Schedule {
  /** until all is done, or until the tick that was asked for */
  ticks: number;
  /** jobs done in each group by then */
  done: Float64Array;
}

/** @param groups in the order in which lanes take them
 *  @param lanes at least 1; Infinity for a machine on which only dependencies count
 *  @param until stop after so many ticks
 *  @throws RangeError when there is no lane, or a group waits for one that is not before it */
export function listSchedule(groups: readonly Group[], lanes: number, until = Infinity): Schedule {
  if (!(lanes >= 1)) throw new RangeError(`list schedule: ${lanes} lanes`);
  const done = new Float64Array(groups.length);
  const waiting = new Map<number, number[]>();
  let ready: number[] = [];
  groups.forEach(({ after }, group) => {
    if (after === undefined) ready.push(group);
    else if (after >= group) throw new RangeError(`list schedule: group ${group} waits for ${after}`);
    else waiting.set(after, [...(waiting.get(after) ?? []), group]);
  });

  let ticks = 0;
  let head = 0;
  while (head < ready.length && ticks < until) {
    // While one group fills all lanes, many ticks are alike.
    const left = groups[ready[head]].jobs - done[ready[head]];
    const full = Math.min(Math.floor(left / lanes), until - ticks);
    if (full > 0) {
      ticks += full;
      done[ready[head]] += full * lanes;
    } else {
      ticks++;
      let free = lanes;
      for (let i = head; i < ready.length && free > 0; i++) {
        const taken = Math.min(free, groups[ready[i]].jobs - done[ready[i]]);
        done[ready[i]] += taken;
        free -= taken;
      }
    }
    const released: number[] = [];
    while (head < ready.length && done[ready[head]] === groups[ready[head]].jobs)
      released.push(...(waiting.get(ready[head++]) ?? []));
    if (released.length > 0) {
      ready = [...ready.slice(head), ...released].sort((a, b) => a - b);
      head = 0;
    }
  }
  return { ticks, done };
}
