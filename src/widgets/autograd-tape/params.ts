import { parse } from '@/expr/parse';
import { countOperations, namesOf, type Expression } from '@/models/autograd/expression';
import { slopeWritten, written } from '@/models/autograd/rules';
import { progressAt, stepsOf, type TapeStep } from '@/models/autograd/steps';
import { tapeOf, type Contribution, type Tape, type TapeNode } from '@/models/autograd/tape';
import { num, text } from '@/state/dials';
import { figure } from '@/state/figure';
import { format } from '@/viz/format';

/** The names a formula may use; each has a dial. */
export const names = ['a', 'b', 'c', 'w', 'x', 'y'] as const;
export type Name = (typeof names)[number];
/** More would be a long walk, and a drawing nobody reads. */
const maxOperations = 12;
const lastStep = 1 + maxOperations + 1 + maxOperations - 1;
const start = '(a*x + b)^2 + a';

/** A formula as the figure takes it, or one sentence on why it does not. */
export function read(formula: string): { expression: Expression } | { problem: string } {
  const parsed = parse(formula, names);
  if (!parsed.ok) return { problem: parsed.problem };
  const count = countOperations(parsed.expression);
  return count > maxOperations
    ? { problem: `This formula has ${count} operations; the figure draws a tape of at most ${maxOperations}.` }
    : { expression: parsed.expression };
}

const number = (name: string, initial: number) => num(name, initial, [-5, 5], 0.1);
const value = (x: number | undefined) => (x === undefined ? '' : format(x) || 'no value');

/** How a node is called in an equation: by its name, a plain number by its value. */
export const called = (node: TapeNode) => node.name || value(node.tensor.item());
const operandsOf = ({ inputs, exponent }: TapeNode, { nodes }: Tape, write: (node: TapeNode) => string) => [
  ...inputs.map((id) => write(nodes[id]!)),
  ...(exponent === undefined ? [] : [value(exponent)]),
];

/** "a · x" and "2 · 3". */
export function ruleOf(node: TapeNode, tape: Tape): { letters: string; numbers: string } {
  const write = (how: (node: TapeNode) => string) => written(node.operation!, operandsOf(node, tape, how));
  return { letters: write(called), numbers: write(({ tensor }) => value(tensor.item())) };
}

/** What a line multiplies the gradient by, for one of its inputs: "x". */
export function slopeOf({ from, slot }: Contribution, tape: Tape): string {
  const y = tape.nodes[from]!;
  return slopeWritten(y.operation!, slot, operandsOf(y, tape, called), y.name);
}

/** A name for the stepper: short, and pointing the way it goes. */
const stepName = (step: TapeStep) =>
  step.kind === 'inputs'
    ? 'inputs'
    : step.kind === 'seed'
      ? 'dL'
      : step.kind === 'forward'
        ? `${called(step.node)} →`
        : `← ${called(step.node)}`;

function at(tape: Tape, step: number) {
  const steps = stepsOf(tape);
  const current = Math.min(step, steps.length - 1);
  return { steps, current, step: steps[current]!, progress: progressAt(tape, current) };
}

/** The node that most lines read; of equals the first. */
const mostRead = ({ nodes, contributions }: Tape) => {
  const parts = nodes.map(({ id }) => contributions.filter(({ to }) => to === id));
  return parts.reduce((most, list) => (list.length > most.length ? list : most), parts[0]!);
};

const initial = { a: 2, b: 1, c: -1, w: 0.5, x: 3, y: 1 } satisfies Record<Name, number>;
/** What the question is about: the formula the figure starts with, before anybody has turned a dial. */
const opening = tapeOf((read(start) as { expression: Expression }).expression, initial);
const [direct, squared] = mostRead(opening).map(({ sent }) => sent.item()) as [number, number];
const both = opening.nodes[mostRead(opening)[0]!.to]!.gradient!.item();
const choices = [
  `${format(squared)}: what a · x sends back`,
  `${format(direct)}: what the last + sends back`,
  `${format(both)}: both, added`,
  `${format((direct + squared) / 2)}: their mean`,
];

export default figure({
  version: 1,
  title: 'The tape of a formula',
  caption:
    'Forward, each line of the tape computes one number from those before it. Backward, each line hands its gradient on, times its own slope. Type another formula, or ask any number where it came from.',
  dials: {
    formula: text('L =', start, 300, { inPicture: true }),
    a: number('a', initial.a),
    b: number('b', initial.b),
    c: number('c', initial.c),
    w: number('w', initial.w),
    x: number('x', initial.x),
    y: number('y', initial.y),
    step: num('Step', 4, [0, lastStep], 1, { inPicture: true }),
  },
  presets: [
    {
      id: 'used-twice',
      name: 'A name used twice',
      set: {},
      notice: 'Two lines of the tape read a. What each sends back to it is added.',
    },
    {
      id: 'product',
      name: 'Product rule',
      set: { formula: 'a * b', a: 3, b: -2, step: lastStep },
      notice: 'Each factor is sent the other one, times what came back to the product.',
    },
    {
      id: 'saturated',
      name: 'A saturated sigmoid',
      set: { formula: 'sigmoid(w*x + b)', w: 3, x: 4, b: 1, step: lastStep },
      notice: 'So far out σ is flat: its slope y (1 − y) is almost 0, and so is every gradient behind it.',
    },
    {
      id: 'dead-relu',
      name: 'A dead ReLU',
      set: { formula: '(relu(w*x + b) - y)^2', w: -1, step: lastStep },
      notice: 'Below 0 a ReLU sends back nothing at all: w and b cannot learn from this x, however large the error.',
    },
    {
      id: 'log-sum',
      name: 'Log of a sum',
      set: { formula: 'log(exp(a) + exp(b) + exp(c))', step: lastStep },
      notice: 'The gradients of a, b and c are positive and sum to 1: they are the softmax of the three.',
    },
    {
      id: 'surprise',
      name: 'Surprise',
      set: { formula: '-log(sigmoid(w*x + b))', step: lastStep },
      notice:
        'The loss of a yes-or-no answer: dL/db is the probability the model gave, less the 1 it should have given.',
    },
  ],

  compute({ formula, step, ...values }) {
    const given = read(formula);
    const problem = 'problem' in given ? given.problem : undefined;
    const expression = 'problem' in given ? (read(start) as { expression: Expression }).expression : given.expression;
    const tape = tapeOf(expression, values);
    return { problem, tape, names: namesOf(expression) as Name[], ...at(tape, step) };
  },

  steps({ formula, ...values }) {
    const given = read(formula);
    const tape = tapeOf('expression' in given ? given.expression : (read(start) as { expression: Expression }).expression, values); // prettier-ignore
    return { dial: 'step', names: stepsOf(tape).map(stepName) };
  },

  describe({ formula }, { problem, tape, names, step, steps, current, progress }) {
    const inputs = names.map((name) => `${name} = ${value(tape.nodes.find((n) => n.name === name)?.tensor.item())}`);
    const known = progress
      .filter(({ node, known }) => known && node.kind === 'step')
      .map(({ node }) => `${node.name} = ${ruleOf(node, tape).letters} = ${value(node.tensor.item())}`);
    const back = progress
      .filter(({ node, gradient }) => gradient && node.kind !== 'number')
      .map(
        ({ node, gradient, arrived, expected }) =>
          `dL/d${called(node)} = ${value(gradient!.item())}${arrived.length < expected ? ` so far, ${arrived.length} of ${expected} parts` : arrived.length > 1 ? `, the sum of ${arrived.map(({ sent }) => value(sent.item())).join(' and ')}` : ''}`,
      );
    return (
      `The tape of L = ${problem ? start : formula.trim()}${inputs.length > 0 ? `, with ${inputs.join(', ')}` : ''}. ` +
      `Step ${current + 1} of ${steps.length}: ${stepWords(step)}. ` +
      (known.length > 0 ? `Forward: ${known.join('; ')}. ` : '') +
      (back.length > 0 ? `Backward: ${back.join('; ')}.` : 'No gradient has been computed yet.')
    );
  },

  notice({ step }, { problem, tape, names, steps }) {
    if (problem) return `This formula cannot be used, so the figure shows L = ${start}. ${problem}`;
    if (names.length === 0) return 'There is no name in this formula, so there is nothing to differentiate by.';
    const last = tape.nodes.at(-1)!;
    if (step > 0 && last.kind === 'step' && Number.isNaN(last.tensor.item()))
      return 'L has no value here, such as the logarithm of a number below 0: gradients behind it have none either.';
    if (steps.length === 2) return 'L is one of the inputs: the tape has no line, and the gradient is 1.';
    return undefined;
  },

  code: ['autograd/tape.ts', 'autograd/steps.ts', 'autograd/rules.ts', 'autograd/expression.ts'],

  predict: {
    question: `L = (a · x + b)² + a reads a twice. The square’s way sends ${format(squared)} back to a, the last + sends ${format(direct)}. What is dL/da?`,
    choices,
    reveal: { step: lastStep },
    gap(said, { tape }) {
      const parts = mostRead(tape);
      if (parts.length < 2)
        return `In this formula nothing is read twice: dL/d${called(tape.nodes[parts[0]?.to ?? 0]!)} = ${value(tape.nodes[parts[0]?.to ?? 0]!.gradient?.item() ?? 0)} came by one way.`;
      const node = tape.nodes[parts[0]!.to]!;
      const sum = `dL/d${called(node)} = ${parts.map(({ sent }) => value(sent.item())).join(' + ')} = ${value(node.gradient!.item())}`;
      return `${said === choices[2] ? 'Yes: ' : ''}${sum}. A change of ${called(node)} reaches L by every way at once, so what comes back is added.`;
    },
  },

  facts: {
    L: ({ tape }) => value(tape.nodes.at(-1)!.tensor.item()),
    gradientOfA: ({ tape }) => value(tape.nodes.find(({ name }) => name === 'a')?.gradient?.item()),
    partsOfA: ({ tape }) => mostRead(tape).map(({ sent }) => value(sent.item())).join(' + '), // prettier-ignore
  },

  tasks: [
    'Write a formula whose gradient with respect to a is 0 for every a, though a stands in it.',
    'Make the sigmoid’s gradient as large as it can be. What is it, and at which input?',
    'Type a * a and compare its tape with that of a^2: two lines’ worth of gradient, one number.',
  ],
});

function stepWords(step: TapeStep): string {
  switch (step.kind) {
    case 'inputs':
      return 'the inputs';
    case 'forward':
      return `forward, ${called(step.node)} is computed`;
    case 'seed':
      return 'the way back begins with dL/dL = 1';
    case 'backward':
      return `backward, through ${called(step.node)}`;
  }
}
