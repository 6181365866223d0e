/** The tape of a formula, laid open: the engine computes it, `L.backward()` differentiates it, and every line of the tape is then asked what it sent back.
 *    forward:   y = f(a, b), one line an operation
 *    backward:  a receives dL/dy · ∂y/∂a from every line that read it; what it receives is added up
 *  Leaves out: tensors of more than one number. */
import { tensor, type OperationName, type Tensor } from '@/tensor';
import { namesOf, type Expression } from './expression';

export interface TapeNode {
  readonly id: number;
  readonly kind: 'input' | 'number' | 'step';
  /** 'a', 't₁', 'L'; a plain number has none. */
  readonly name: string;
  readonly tensor: Tensor;
  /** What made it; undefined for inputs and numbers. */
  readonly operation: OperationName | undefined;
  readonly inputs: readonly number[];
  /** The exponent of a power, which is no tensor. */
  readonly exponent: number | undefined;
  /** What came back, all of it, in tensors with a tape of their own: "where from?" walks it. Null where no gradient is asked for. */
  gradient: Tensor | null;
}

/** What one line of the tape sends back to one of its inputs. */
export interface Contribution {
  readonly from: number;
  readonly to: number;
  /** Which operand: in a · a both are the same node. */
  readonly slot: number;
  /** dL/dy, the gradient that had arrived at the line. */
  readonly upstream: Tensor;
  /** ∂y/∂(operand) */
  readonly local: Tensor;
  /** Their product, as the engine's rule computes it. */
  readonly sent: Tensor;
}

export interface Tape {
  /** Inputs and numbers where they are first read, each line after what it reads; the last is L. */
  readonly nodes: readonly TapeNode[];
  /** In the order they are sent. */
  readonly contributions: readonly Contribution[];
}

/** Runs a formula forward and backward on the engine. A name is one tensor, however often it is read.
 *  @throws RangeError when a name of the formula has no value */
export function tapeOf(expression: Expression, values: Readonly<Record<string, number>>): Tape {
  const nodes: TapeNode[] = [];
  const inputs = new Map(namesOf(expression).map((name) => [name, inputNode(name, values)]));
  const put = (node: Omit<TapeNode, 'id'>): TapeNode => {
    const placed = { ...node, id: nodes.length };
    nodes.push(placed);
    return placed;
  };
  const read = (e: Expression): TapeNode => {
    if (e.kind === 'number') return put(leaf('number', '', tensor(e.value)));
    if (e.kind === 'name') {
      const known = nodes.find(({ tensor }) => tensor === inputs.get(e.name));
      return known ?? put(leaf('input', e.name, inputs.get(e.name)!));
    }
    const [first, second] = e.of;
    const isPower = e.operation === 'pow' && second?.kind === 'number';
    const operands = (isPower ? [first!] : e.of).map(read);
    const y = run(e, operands, isPower ? second.value : undefined);
    return put({
      kind: 'step',
      name: '',
      tensor: y,
      operation: y.step!.operation,
      inputs: operands.map(({ id }) => id),
      exponent: y.step!.operation === 'pow' && isPower ? second.value : undefined,
      gradient: null,
    });
  };
  const root = read(expression);
  const named = nameLines(nodes);
  root.tensor.backward();
  return { nodes: named, contributions: whatEachLineSends(named) };
}

const leaf = (kind: 'input' | 'number', name: string, of: Tensor): Omit<TapeNode, 'id'> => ({
  kind,
  name,
  tensor: of,
  operation: undefined,
  inputs: [],
  exponent: undefined,
  gradient: null,
});

function inputNode(name: string, values: Readonly<Record<string, number>>): Tensor {
  const value = values[name];
  if (value === undefined) throw new RangeError(`tapeOf: ${name} has no value`);
  return tensor(value, { name, requiresGrad: true });
}

function run(e: Expression & { kind: 'operation' }, [a, b]: readonly TapeNode[], exponent: number | undefined): Tensor {
  const x = a!.tensor;
  switch (e.operation) {
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
      return x[e.operation](b!.tensor);
    case 'pow':
      return exponent === 2 ? x.square() : x.pow(exponent ?? 1);
    default:
      return x[e.operation]();
  }
}

/** The lines are t₁, t₂, …, and the last is L. */
function nameLines(nodes: readonly TapeNode[]): TapeNode[] {
  let line = 0;
  return nodes.map((node, i) => {
    if (node.kind !== 'step') return node;
    const name = i === nodes.length - 1 ? 'L' : `t${subscript(++line)}`;
    node.tensor.named(name);
    return { ...node, name };
  });
}

const subscript = (n: number) => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');

interface Part {
  readonly by: string;
  readonly g: Tensor;
}
type Parts = [Part, ...Part[]];

/** Every line once more, alone, from its last to its first: what its rule sends to each input for the gradient that had arrived. */
function whatEachLineSends(nodes: readonly TapeNode[]): Contribution[] {
  const contributions: Contribution[] = [];
  const last = nodes.at(-1)!;
  const arrived = new Map<number, Parts>([[last.id, [{ by: '', g: tensor(1) }]]]);
  for (const y of nodes.toReversed()) {
    const parts = arrived.get(y.id);
    if (!parts) continue;
    y.gradient = addedUp(`dL/d${y.name || 'L'}`, parts);
    if (y.kind !== 'step') continue;
    const sent = sendBack(y.tensor, y.gradient);
    const local = sendBack(y.tensor);
    y.inputs.forEach((to, slot) => {
      if (!sent[slot] || !local[slot] || !nodes[to]!.tensor.requiresGrad) return;
      contributions.push({ from: y.id, to, slot, upstream: y.gradient!, local: local[slot], sent: sent[slot] });
      const part = { by: y.name, g: sent[slot] };
      arrived.set(to, [...(arrived.get(to) ?? []), part] as Parts);
    });
  }
  return contributions;
}

/** The gradient of a node from its parts, each named so that it can be asked for. The rule of a sum hands the same tensor to both its inputs: what has a name already is looked at through a view. */
function addedUp(name: string, parts: Parts): Tensor {
  const [{ g: first }, ...others] = parts;
  if (others.length === 0) return (first.name === '' ? first : first.reshape()).named(name);
  for (const { by, g } of parts) if (g.name === '') g.named(`${name} by ${by}`);
  return others.reduce((total, { g }) => total.add(g), first).named(name);
}

/** The rule of the line that made y, for one gradient (1 when none is given), on copies of its inputs. */
function sendBack({ step }: Tensor, upstream?: Tensor): (Tensor | null)[] {
  const copies = step!.inputs.map((input) => input.detach({ requiresGrad: input.requiresGrad }));
  copies[0]!.apply(step!.operation, copies, step!.attributes).backward(upstream);
  return copies.map(({ grad }) => grad);
}
