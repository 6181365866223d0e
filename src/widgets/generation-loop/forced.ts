/** The tokens that a reader took instead of drawing them, as a link holds them: "1:300,4:17" is token 300 at the first pass and
 *  token 17 at the fourth. */
export function readForced(text: string): ReadonlyMap<number, number> {
  const pairs = Array.from(text.matchAll(/(?:^|,)(\d{1,3}):(\d{1,6})(?=,|$)/g), ([, pass, id]): [number, number] => [
    Number(pass),
    Number(id),
  ]);
  return new Map(pairs);
}

/** Takes a token at a pass, or leaves it to chance again; what was taken at later passes, after another past, goes. */
export function withForced(text: string, pass: number, id: number | undefined): string {
  const kept = [...readForced(text)].filter(([other]) => other < pass);
  if (id !== undefined) kept.push([pass, id]);
  return kept.map((pair) => pair.join(':')).join();
}
