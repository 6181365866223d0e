import { expect, test } from 'vitest';
import { countLedger } from './ledger';
import { fraction } from './formula';
import type { Layout } from './lines';
import { judgeCell, questionsOf, rightAnswer, type Question } from './quiz';

const bare: Layout = { kind: 'decoder', tied: false, positions: false, biases: 'none', norms: 'none', gated: false };
const sizes = { V: 50257n, n: 2048n, d: 12288n, h: 96n, h_kv: 96n, d_k: 128n, d_ff: 49152n, N: 96n };
const ledger = countLedger(sizes, bare);
const judge = (line: Question['line'], column: Question['column'], said: bigint) =>
  judgeCell(fraction(said), { line, column } as Question, ledger, sizes);

test('every question has its answer, and the answer is right', () => {
  expect(questionsOf(ledger)).toHaveLength(7);
  for (const question of questionsOf(ledger))
    expect(judgeCell(fraction(rightAnswer(ledger, question)), question, ledger, sizes).state).toBe('right');
});

test('an empty cell is not wrong', () => {
  expect(judgeCell(undefined, questionsOf(ledger)[0]!, ledger, sizes)).toEqual({ state: 'blank', because: '' });
});

test('a slip is named for what it is', () => {
  const because = (...said: Parameters<typeof judge>) => judge(...said).because;
  expect(because('embedding', 'all', 49_152n)).toMatch(/activations of four tokens/);
  expect(because('query', 'one', 12_416n)).toMatch(/rows plus columns/);
  expect(because('query', 'one', 150_994_944n)).toMatch(/all heads of a layer/);
  expect(because('key', 'layer', 1_572_864n)).toMatch(/one head. A layer has 96/);
  expect(because('valueDown', 'all', 150_994_944n)).toMatch(/one layer. There are 96/);
  expect(because('valueDown', 'all', 1_572_864n)).toMatch(/one head\. A layer has 96 of them, and there are 96 layers/);
  expect(because('down', 'all', 5n)).toBe('Not 5: 49,152 rows times 12,288 columns, times 96 layers.');
  expect(because('total', 'all', 174_563_733_504n)).toMatch(/leaves out 617,558,016/);
  expect(because('total', 'all', 173_946_175_488n)).toMatch(/tables are weights too/);
  expect(judgeCell(fraction(1n, 2n), questionsOf(ledger)[0]!, ledger, sizes).because).toMatch(/whole numbers/);
});
