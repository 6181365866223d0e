/** Reads reference records and holds our numbers against them. README.md has the format and the tolerances. */

import { describe, expect, test } from 'vitest';
import { fromArray, type Tensor } from '@/tensor';

type Entry = number | 'NaN' | 'Infinity' | '-Infinity';

export interface Values {
  shape: number[];
  dtype: 'f64' | 'i64' | 'bool';
  data: Entry[];
}

interface Tolerance {
  rtol: number;
  atol: number;
}

/** What a record says of its operation; each operation reads what it needs. */
export interface RecordAttributes {
  axis?: number | number[] | null;
  axes?: number[];
  keepdim?: boolean;
  [name: string]: unknown;
}

export interface GoldenRecord {
  name: string;
  op: string;
  attrs: RecordAttributes;
  inputs: { [name: string]: Values };
  outputs: { [name: string]: Values };
  cotangents: { [name: string]: Values };
  grads: { [name: string]: Values };
  /** total derivatives through time: of L (all steps) and Llast (the last alone) with respect to every h_t and c_t */
  bptt?: { [name: string]: Values };
  tol?: { f32: Tolerance };
}

export type Tensors = { [name: string]: Tensor };

/** Our side of an operation: the record's inputs to the outputs, under the record's names. */
export type Computation = (inputs: Tensors, attributes: RecordAttributes, record: GoldenRecord) => Tensors;

/** The folder of FIXTURES_DIR or this one, through Vite: a browser reads the same files as Node. */
const files = import.meta.glob<GoldenRecord[]>('golden-records/*.json', { import: 'default' });

/** The records of one family. @throws Error when the folder has no such file */
export async function readRecords(family: string): Promise<GoldenRecord[]> {
  const path = Object.keys(files).find((path) => path.endsWith(`/${family}.json`));
  if (!path) throw new Error(`no ${family}.json among the reference records`);
  return files[path]();
}

/** An entry of a record as a tensor. */
export const toTensor = ({ data, shape }: Values, requiresGrad = false): Tensor =>
  fromArray(data.map(Number), shape, { requiresGrad });

/** |a − b| ≤ atol + rtol·|b|; NaN equals NaN, −∞ equals −∞, integers agree exactly. */
export function expectClose(what: string, actual: Tensor, expected: Values, tolerance?: Tolerance): void {
  expect(actual.shape, `shape of ${what}`).toEqual(expected.shape);
  const { rtol, atol } = expected.dtype === 'f64' ? (tolerance ?? { rtol: 1e-4, atol: 1e-5 }) : { rtol: 0, atol: 0 };
  expected.data.forEach((entry, i) => {
    const [a, b] = [actual.data[i], Number(entry)];
    const close = a === b || (Number.isNaN(a) && Number.isNaN(b)) || Math.abs(a - b) <= atol + rtol * Math.abs(b);
    if (!close) expect.fail(`${what}[${i}] is ${a}, the reference is ${b}`);
  });
}

/** One test a record of a family: outputs, then the vector-Jacobian product of the cotangents.
 *  @param only the operations tested here, where others of the family are tested elsewhere; default all */
export function testFamily(
  family: string,
  computations: { [op: string]: Computation },
  only?: readonly string[],
): void {
  describe(family, async () => {
    const records = (await readRecords(family)).filter(({ op }) => only?.includes(op) ?? true);
    test.each(records.map((record) => [record.name, record] as const))('%s', (_, record) => {
      const { op, attrs, inputs, outputs, cotangents, grads, tol } = record;
      if (!Object.hasOwn(computations, op)) throw new Error(`no computation for the operation ${op}`);
      const tensors: Tensors = {};
      for (const [name, values] of Object.entries(inputs)) tensors[name] = toTensor(values, name in grads);
      const results = computations[op](tensors, attrs, record);
      for (const [name, expected] of Object.entries(outputs)) expectClose(name, results[name], expected, tol?.f32);
      for (const [name, cotangent] of Object.entries(cotangents)) results[name].backward(toTensor(cotangent));
      for (const [name, expected] of Object.entries(grads)) {
        const { grad } = tensors[name];
        if (!grad) throw new Error(`${name} received no gradient`);
        expectClose(`grad of ${name}`, grad, expected, tol?.f32);
      }
    });
  });
}
