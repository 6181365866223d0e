/**
 * The shapes of multi-head attention, and how many numbers it learns: whole numbers only, so that any size can be asked.
 *    width of a head = d / h        learned = 4·d², whatever h is
 * Source: vaswani2017, §3.2.2.   Leaves out: biases; heads whose widths do not add up to d.
 */

/** n tokens, each of width d, shared among h heads. */
export interface Sizes {
  readonly n: number;
  readonly d: number;
  readonly h: number;
}

/** One tensor on the way from X to Z. */
export interface Stage {
  readonly id: 'X' | 'Q' | 'reshape' | 'transpose' | 'scores' | 'heads' | 'concat' | 'Z';
  readonly shape: readonly number[];
  /** The same shape in letters. */
  readonly letters: string;
}

/** Which numbers of heads share d equally: divisorsOf(12) is [1, 2, 3, 4, 6, 12]. */
export function divisorsOf(d: number): number[] {
  return Array.from({ length: d }, (_, i) => i + 1).filter((h) => d % h === 0);
}

/** Every tensor from X to Z. Where h does not divide d the list ends at Q: there is no equal share to go on with. */
export function stagesOf({ n, d, h }: Sizes): Stage[] {
  const whole: Stage[] = [
    { id: 'X', shape: [n, d], letters: 'n × d' },
    { id: 'Q', shape: [n, d], letters: 'n × d' },
  ];
  if (d % h !== 0) return whole;
  const width = d / h;
  return [
    ...whole,
    { id: 'reshape', shape: [n, h, width], letters: 'n × h × d/h' },
    { id: 'transpose', shape: [h, n, width], letters: 'h × n × d/h' },
    { id: 'scores', shape: [h, n, n], letters: 'h × n × n' },
    { id: 'heads', shape: [h, n, width], letters: 'h × n × d/h' },
    { id: 'concat', shape: [n, d], letters: 'n × d' },
    { id: 'Z', shape: [n, d], letters: 'n × d' },
  ];
}

/** How many numbers a tensor of this shape holds. */
export const entriesOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

/** Learned numbers: in W^Q of one head, in all four matrices of one head, in the layer. Exact up to d = 47,453,132. */
export function learnedNumbers({ d, h }: Sizes): { query: number; head: number; layer: number } {
  const query = (d * d) / h;
  return { query, head: 4 * query, layer: 4 * d * d };
}
