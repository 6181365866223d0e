/** A small ONNX model as bytes: protocol buffers written by hand, the few fields that are needed.
 *  Source: onnx.proto (github.com/onnx/onnx), field numbers beside each message. */

import type { Values } from '../workloads/values';

export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes?: Readonly<Record<string, number | { readonly float: number }>>;
}

export interface Graph {
  /** what each run feeds */
  readonly inputs: Readonly<Record<string, readonly number[]>>;
  /** what stays in the model */
  readonly constants?: Readonly<Record<string, Values>>;
  readonly nodes: readonly Node[];
  readonly outputs: Readonly<Record<string, readonly number[]>>;
}

type Bytes = readonly number[] | Uint8Array;

/** ModelProto: ir_version 1, graph 7, opset_import 8 { version 2 } */
export function model({ inputs, constants = {}, nodes, outputs }: Graph, opset: number): Uint8Array {
  const graph = join([
    ...nodes.map((node) => field(1, nodeProto(node))),
    field(2, text('bench')),
    ...Object.entries(constants).map(([name, values]) => field(5, tensorProto(name, values))),
    ...Object.entries(inputs).map(([name, shape]) => field(11, valueInfo(name, shape))),
    ...Object.entries(outputs).map(([name, shape]) => field(12, valueInfo(name, shape))),
  ]);
  return join([number(1, 10), field(7, graph), field(8, number(2, opset))]);
}

/** NodeProto: input 1, output 2, op_type 4, attribute 5 */
const nodeProto = ({ op, inputs, outputs, attributes = {} }: Node): Uint8Array =>
  join([
    ...inputs.map((name) => field(1, text(name))),
    ...outputs.map((name) => field(2, text(name))),
    field(4, text(op)),
    ...Object.entries(attributes).map(([name, value]) => field(5, attribute(name, value))),
  ]);

/** AttributeProto: name 1, f 2, i 3, type 20 (1 a float, 2 an integer) */
const attribute = (name: string, value: number | { readonly float: number }): Uint8Array =>
  typeof value === 'number'
    ? join([field(1, text(name)), number(3, value), number(20, 2)])
    : join([field(1, text(name)), [(2 << 3) | 5], float32(value.float), number(20, 1)]);

/** TensorProto: dims 1, data_type 2 (1 is float32), name 8, raw_data 9 */
const tensorProto = (name: string, { shape, data }: Values): Uint8Array =>
  join([
    ...shape.map((length) => number(1, length)),
    number(2, 1),
    field(8, text(name)),
    field(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]);

/** ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1 } } } } */
function valueInfo(name: string, shape: readonly number[]): Uint8Array {
  const dimensions = join(shape.map((length) => field(1, number(1, length))));
  return join([field(1, text(name)), field(2, field(1, join([number(1, 1), field(2, dimensions)])))]);
}

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const float32 = (value: number): Uint8Array => new Uint8Array(Float32Array.of(value).buffer);
const number = (tag: number, value: number): Uint8Array => join([varint(tag << 3), varint(value)]);
const field = (tag: number, bytes: Bytes): Uint8Array => join([varint((tag << 3) | 2), varint(bytes.length), bytes]);

/** Seven bits a byte, least first, the high bit saying that more follow; a negative number as 64 bits of two's complement. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

function join(parts: readonly Bytes[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
