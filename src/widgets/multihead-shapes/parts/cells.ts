/** Which cells a stage is drawn from: every number knows its token, head and place within the head, and so can be followed from stage to stage. */
import type { Stage } from '@/models/attention/shapes';
import type { Blocks } from './layout';

export interface Cell {
  /** The same key in another stage is the same number, moved. */
  readonly key: string;
  readonly token: number;
  readonly head: number;
  /** Within the head; in the scores, the token that is read. */
  readonly number: number;
  readonly block: number;
  readonly row: number;
  readonly column: number;
  /** Index into the tensor of the stage. */
  readonly index: readonly number[];
}

interface Sizes {
  readonly n: number;
  readonly h: number;
  /** Numbers of one head. */
  readonly unit: number;
}

const range = (length: number) => Array.from({ length }, (_, i) => i);

/** @param across draws the scores with columns = queries */
export function cellsOf(id: Stage['id'], { n, h, unit }: Sizes, across: boolean): Blocks & { cells: Cell[] } {
  const family = { X: 'X', Q: 'Q', reshape: 'Q', transpose: 'Q', scores: 'S', heads: 'A', concat: 'A', Z: 'Z' }[id];
  const numbers = id === 'scores' ? n : unit;
  const spot = (token: number, head: number, number: number) => {
    switch (id) {
      case 'reshape':
        return { block: token, row: head, column: number, index: [token, head, number] };
      case 'scores':
        return {
          block: head,
          row: across ? number : token,
          column: across ? token : number,
          index: [head, token, number],
        };
      case 'transpose':
      case 'heads':
        return { block: head, row: token, column: number, index: [head, token, number] };
      default:
        return { block: 0, row: token, column: head * unit + number, index: [token, head * unit + number] };
    }
  };
  const cells = range(n).flatMap((token) =>
    range(h).flatMap((head) =>
      range(numbers).map((number) => ({
        key: `${family}-${token}-${head}-${number}`,
        token,
        head,
        number,
        ...spot(token, head, number),
      })),
    ),
  );
  const blocks = {
    reshape: { count: n, rows: h, columns: unit },
    perHead: { count: h, rows: n, columns: numbers },
    whole: { count: 1, rows: n, columns: h * unit },
  };
  const kind =
    id === 'reshape' ? 'reshape' : id === 'transpose' || id === 'scores' || id === 'heads' ? 'perHead' : 'whole';
  return { ...blocks[kind], cells };
}
