/** A slow function that remembers its latest answers: most turns of a dial do not change what it depends on, and a long text takes its time.
 *  @param most answers kept; the one not asked for longest goes first
 *  @returns the same function; two calls are the same when each argument is (===) */
export function memo<A extends readonly unknown[], R>(make: (...args: A) => R, most = 1): (...args: A) => R {
  /** the latest last */
  const kept: { args: A; answer: R }[] = [];
  return (...args) => {
    const at = kept.findIndex((one) => args.every((arg, i) => arg === one.args[i]));
    const [found] = at < 0 ? [{ args, answer: make(...args) }] : kept.splice(at, 1);
    kept.push(found!);
    if (kept.length > most) kept.shift();
    return found!.answer;
  };
}
