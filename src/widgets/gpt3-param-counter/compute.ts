/** From what is typed to the ledger, the areas, and what of both is in sight at a step. */
import { activations, countLedger, shareOf, type Counted } from '@/models/transformer/ledger/ledger';
import { layerAreas, layerTotal, modelAreas } from '@/models/transformer/ledger/areas';
import { lineIds, type LineId, type Part } from '@/models/transformer/ledger/lines';
import { judgeCell, questionsOf, rightAnswer } from '@/models/transformer/ledger/quiz';
import { shareOut, sizeNames, type Sizes } from '@/models/transformer/ledger/sizes';
import { countedTo, ledgerSteps, levelsAt, type Level } from '@/models/transformer/ledger/steps';
import type { State } from './dials';
import { readAnswer, readChanges, readSizes } from './formulas';

export type Column = 'one' | 'layer' | 'all';
/** What stands in a cell: nothing yet, its number, a box to write in, or a question mark. */
export type Shown = 'open' | 'number' | 'box' | 'hidden';

const columns: readonly Column[] = ['one', 'layer', 'all'];
/** Lines that give each other's numbers away. */
const alike: readonly (readonly LineId[])[] = [
  ['embedding', 'unembedding'],
  ['key', 'query', 'valueDown', 'valueUp'],
  ['gate', 'up', 'down'],
];

export const answersOf = (text: string): string[] => text.split(';');
export const withAnswer = (text: string, at: number, answer: string): string => {
  const answers = answersOf(text);
  const length = Math.max(answers.length, at + 1);
  return Array.from({ length }, (_, i) => (i === at ? answer.replaceAll(';', '') : (answers[i] ?? ''))).join(';');
};

export function computeLedger(state: State) {
  const sizes = readSizes(state);
  const values = Object.fromEntries(sizeNames.map((name) => [name, sizes[name].value])) as unknown as Sizes;
  const { changes, texts, unread } = readChanges(state.cells);
  const ledger = countLedger(values, state, changes);
  const present = ledger.lines.map(({ id }) => id);
  const steps = ledgerSteps(present);
  const questions = questionsOf(ledger);

  const quiz = state.blanks ? quizOf(state, questions, ledger, values) : undefined;
  const step = Math.min(state.step, steps.length - 1);
  const levels = levelsAt(steps, quiz ? steps.length : step);
  const level = (id: LineId): Level => levels.get(id) ?? 'open';
  const soFar = ledger.lines.reduce((sum, line) => sum + countedTo(line, level(line.id)), 0n);

  const chosenId = lineIds[state.line] ?? steps[step]!.lines[0] ?? (step === 0 ? 'embedding' : 'up');
  const chosen = ledger.lines.find(({ id }) => id === chosenId) ?? ledger.lines[0]!;
  const share = (part: bigint) => shareOf(part, ledger.total);

  return {
    sizes,
    values,
    changes: texts,
    unread,
    ...ledger,
    steps,
    step,
    levels,
    soFar,
    quiz,
    chosen,
    chosenShare: share(chosen.all),
    shares: Object.fromEntries(Object.entries(ledger.parts).map(([part, count]) => [part, share(count)])) as Record<Part, number>, // prettier-ignore
    /** The part with most weights. */
    largest: (Object.keys(ledger.parts) as Part[]).reduce((a, b) => (ledger.parts[b] > ledger.parts[a] ? b : a)),
    layerTotal: layerTotal(ledger, values.N),
    activations: activations(4, values),
    heads: shareOut(values.d, values.h),
    areas: { layer: layerAreas(ledger, levels), model: modelAreas(ledger, levels) },
    shown(line: Counted, column: Column): Shown {
      if (quiz) return quiz.shown(line, column);
      const reached = { open: -1, one: 0, layer: 1, all: 2 }[level(line.id)];
      return columns.indexOf(column) <= reached ? 'number' : 'open';
    },
  };
}
export type Result = ReturnType<typeof computeLedger>;

function quizOf(
  { step, answers }: State,
  questions: ReturnType<typeof questionsOf>,
  ledger: ReturnType<typeof countLedger>,
  values: Sizes,
) {
  // prettier-ignore
  const at = Math.min(step, questions.length - 1);
  const question = questions[at]!;
  const text = answersOf(answers)[at] ?? '';
  const { value, problem } = readAnswer(text, values);
  const judged = problem ? { state: 'wrong' as const, because: problem } : judgeCell(value, question, ledger, values);
  const right = rightAnswer(ledger, question);
  const group = alike.find((ids) => ids.includes(question.line as LineId)) ?? [];
  return {
    questions,
    question,
    at,
    text,
    judged,
    right,
    solved: judged.state === 'right',
    shown({ id, ...line }: Counted, column: Column): Shown {
      if (id === question.line && column === question.column) return 'box';
      const given = group.includes(id) && columns.indexOf(column) >= columns.indexOf(question.column);
      return judged.state !== 'right' && (given || line[column] === right) ? 'hidden' : 'number';
    },
  };
}
