import { counted, whole } from '@/viz/count';
import { format, percent } from '@/viz/format';
import { glyph } from '@/models/brackets/symbols';
import type { Result } from './compute';
import { cellNames, mostSymbols, type State } from './dials';

const listed = (words: readonly string[]) =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words.join('');
const quoted = (text: string) => `“${text}”`;

/** Why the stack says so, in half a sentence. */
export function stackSays({ columns, failsAt, met, left, symbols, counters }: Result): string {
  if (symbols.length === 0) return 'nothing opened, nothing owed';
  if (failsAt !== undefined) {
    const closer = columns[failsAt].glyph;
    const top = met === undefined ? 'an empty stack' : `${glyph(met, counters.end.length)} on top`;
    return `symbol ${failsAt + 1}, ${closer}, meets ${top}`;
  }
  return left.length ? `${left.map((opener) => opener.glyph).join(' ')} never closed` : 'all fit, nothing is left';
}

export function countersSay({ counters: { accepts, failsAt, end }, columns }: Result): string {
  const kind = end.length === 1 ? 'the counter' : `${end.length} counters`;
  if (failsAt !== undefined) return `symbol ${failsAt + 1}, ${columns[failsAt].glyph}, takes its counter below 0`;
  return accepts ? `${kind}: never below 0, 0 at the end` : `${kind} end at ${end.join(', ')}`;
}

export function describe(state: State, result: Result): string {
  const { colours, longest, sequences, batch, hidden, learningRate, seed, shown, read, step } = state;
  const { racing, parameters, symbols, columns, reading, balanced, counters } = result;
  const names = racing.map((cell) => `${cellNames[cell]} (${whole(parameters[cell])} weights)`);
  const race = `${listed(names)} ${racing.length === 1 ? 'is' : 'are'} ready to learn which strings of brackets in ${counted(colours, 'colour')} are balanced: ${counted(sequences, 'string')} of up to ${longest} symbols, ${batch === 1 ? 'one' : batch} a step, ${counted(hidden, 'hidden unit')}, learning rate ${format(learningRate, 6)}, seed ${seed}.`;
  const counting = `${colours === 1 ? 'One counter judges' : `${colours} counters, one a colour, judge`} ${percent(result.yardstick.short.coloured)} of the strings kept apart rightly, and ${percent(result.yardstick.long.coloured)} of the longer ones.`;
  const begin = 'Start begins the training; how far it is stands beside the buttons.';
  return [race, counting, begin, read === 'one' ? oneString() : twelve()].join(' ');

  function oneString(): string {
    const reader = `Before training ${cellNames[shown]} calls it balanced with probability ${format(reading.probability)}.`;
    if (symbols.length === 0) return `The string read is empty, and balanced: ${stackSays(result)}. ${reader}`;
    const at = Math.min(step, symbols.length);
    const held = at ? columns[at - 1].stack.map((opener) => opener.glyph).join(' ') : '';
    const failed = result.failsAt !== undefined && at > result.failsAt;
    const here = failed
      ? 'the stack has failed'
      : `the stack holds ${held || 'nothing'}${at ? `, and the cell says balanced with ${format(reading.after[at - 1])}` : ''}`;
    return `The string read is ${quoted(columns.map((column) => column.glyph).join(''))}, ${counted(symbols.length, 'symbol')}. Stack: ${balanced ? 'balanced' : 'not balanced'}, ${stackSays(result)}. Counters: ${counters.accepts ? 'balanced' : 'not balanced'}, ${countersSay(result)}. After ${counted(at, 'symbol')} ${here}. ${reader}`;
  }

  function twelve(): string {
    const rows = result.labelled ?? [];
    const fooled = rows.filter(({ counters, label }) => Number(counters) !== label);
    const right = rows.filter(({ stack, label }) => Number(stack) === label);
    return `Shown: the ${rows.length} labelled strings, each with its label, its sum, its lowest running sum and the answers of counters, of a stack and of ${cellNames[shown]} before training. The stack agrees with ${right.length} of ${rows.length} labels, the counters with ${rows.length - fooled.length}. Judged so far: ${Math.min(step, rows.length)}. Kept for one string: ${quoted(columns.map((column) => column.glyph).join(''))}.`;
  }
}

export function notice(state: State, result: Result): string | undefined {
  const { symbols, dropped, ignored, balanced, counters } = result;
  const said = [
    ignored.length > 0 && `${counted(ignored.length, 'character')} of your string ${ignored.length === 1 ? 'is' : 'are'} not brackets in ${counted(state.colours, 'colour')} and ${ignored.length === 1 ? 'was' : 'were'} left out.`, // prettier-ignore
    dropped > 0 && `Only the first ${mostSymbols} symbols are read; ${whole(dropped)} more were left out.`,
    symbols.length === 0 && 'The string is empty: it is balanced, since nothing is left open, but no cell ever trains on it.', // prettier-ignore
    symbols.length % 2 === 1 && `${whole(symbols.length)} is odd: such a string cannot be balanced, and no cell ever trains on one.`, // prettier-ignore
    counters.accepts &&
      !balanced &&
      'The colours cross: every counter ends at 0, and still the string is not balanced.',
  ];
  return said.filter(Boolean).join(' ') || undefined;
}
