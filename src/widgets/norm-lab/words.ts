import { counted } from '@/viz/count';
import { format, formatExact } from '@/viz/format';
import { norms, type Result, type State } from './compute';
import { normNames, placementNames } from './dials';

export const list = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)!}`;
/** A difference below what float32 can tell is none. */
export const movedBy = (distance: number) => (distance < 1e-5 ? '0' : format(distance));
const inBrackets = (x: number) => (x < 0 ? `(${format(x)})` : format(x));

export interface HandLine {
  /** the stage of the norm whose entry it is */
  id: 'centre' | 'square' | 'spread' | 'unit' | 'out';
  term: string;
  says: string;
  value: number;
  note?: string;
}

/** The lines of the arithmetic: what is asked, and the sum that answers it. */
export function handLines({ byHand, options, j }: Result, { norm, eps }: State): HandLine[] {
  const { values, deviations, centre, square, spread, x, centred, unit, out } = byHand;
  const count = values.length;
  const sum = (terms: readonly string[]) => (count === 1 ? terms[0]! : `(${terms.join(' + ')}) / ${count}`);
  const [gain, shift] = [options.gain.at(j), options.shift.at(j)];
  const isRms = norm === 'rms';
  const under = `√(${format(square)} + ${format(eps)})`;
  const centring: HandLine[] =
    centre === undefined ? [] : [{ id: 'centre', term: 'μ', says: sum(values.map(inBrackets)), value: centre }];
  return [
    ...centring,
    {
      id: 'square',
      term: isRms ? 'mean of x²' : 'σ²',
      says: sum(deviations.map((x) => `${inBrackets(x)}²`)),
      value: square,
    },
    { id: 'spread', term: isRms ? 'rms' : '√(σ² + ε)', says: under, value: spread },
    {
      id: 'unit',
      term: 'x̂',
      says: isRms ? `${format(x)} / ${format(spread)}` : `(${format(x)} − ${inBrackets(centre!)}) / ${format(spread)}`,
      value: unit,
      ...(centred === 0 && square === 0 && { note: '0/√ε, not 0/0' }),
    },
    {
      id: 'out',
      term: 'y',
      says: `${inBrackets(gain)} · ${inBrackets(unit)}${isRms ? '' : ` + ${inBrackets(shift)}`}`,
      value: out,
    },
  ];
}

/** What changing another row did to the chosen one. */
export function movedWords({ other, moved, i }: Result, { bump }: State): string {
  if (other === undefined) return 'There is no other row.';
  if (bump === 0) return `No row is changed: add a number to row ${other + 1} and watch row ${i + 1}.`;
  const parts = norms.map((norm) => `${movedBy(moved[norm])} with ${normNames[norm]}`);
  return `${format(bump)} is added to row ${other + 1}. The output of row ${i + 1} moves by ${list(parts)}.`;
}

export function describeGrid(state: State, result: Result): string {
  const { X, B, d, i, j, byHand, options, normed } = result;
  const rows = Array.from({ length: B }, (_, b) => Array.from({ length: d }, (_, f) => formatExact(X.at(b, f))).join(' ')); // prettier-ignore
  const vector = (x: ArrayLike<number>) => Array.from(x, (value) => formatExact(value)).join(' ');
  const outs = norms.map(
    (norm) => `${normNames[norm]} ${Array.from({ length: d }, (_, f) => format(normed[norm].out.at(i, f))).join(' ')}`,
  );
  return (
    `A batch of ${counted(B, 'example')} with ${counted(d, 'feature')}, one a row: ${rows.join('; ')}. Gains γ ${vector(options.gain.data)}, shifts β ${vector(options.shift.data)}, ε ${formatExact(state.eps)}. ` +
    `Shown by hand: ${normNames[state.norm]} of row ${i + 1}, feature ${j + 1}, over ${byHand.axis === 0 ? `the ${B} examples of that feature` : `the ${d} features of that row`}: ` +
    `${handLines(result, state)
      .map(({ term, value }) => `${term} = ${format(value)}`)
      .join(', ')}. ` + // prettier-ignore
    `Row ${i + 1} becomes: ${outs.join('; ')}. ${movedWords(result, state)}`
  );
}

export function depthWords({ depth }: Result, { placement }: State): string {
  const { stream, weightGradient } = depth![placement];
  const last = stream.length - 1;
  return `${placementNames[placement]}: the stream has size ${format(stream[0]!)} before the first block and ${format(stream[last]!)} after block ${last}; the gradient of the weights is ${format(weightGradient[0]!)} in block 1 and ${format(weightGradient.at(-1)!)} in block ${last}.`;
}

export function describeDepth(state: State, result: Result): string {
  const others = state.placement === 'post' ? 'pre' : 'post';
  return `${counted(state.layers, 'block')} of attention and feed-forward layer before training, weights of size ${formatExact(state.scale)} drawn from seed ${state.seed}. ${depthWords(result, state)} To compare, ${depthWords(result, { ...state, placement: others })}`;
}
