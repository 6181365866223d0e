import { counted, whole } from '@/viz/count';
import { format, formatExact, percent } from '@/viz/format';
import { recent, type Result, type State } from './compute';

export const tooLarge = 'too large for float32';
/** A length as the reader sees it. */
export const size = (norm: number) => (norm === Infinity ? tooLarge : format(norm));

const units = { linear: 'linear units', tanh: 'tanh units', relu: 'ReLU units', sigmoid: 'sigmoid units' };
/** "step 12", or the word read there. */
export const stepName = ({ tokens, T }: Result, t: number, residual = false) =>
  t === 0
    ? 'the start'
    : tokens && !residual
      ? `“${tokens[t - 1]}”`
      : residual
        ? `layer ${t}`
        : t === T
          ? `the last step`
          : `step ${t}`;

/** What became of the gradient, where that is not a plain number. */
export function fateWords({ fate, T, brokenState }: Result, { network }: State): string | undefined {
  const place = network === 'residual' ? 'layer' : 'step';
  switch (fate.kind) {
    case 'overflowed':
      return `From ${place} ${fate.step} down the gradient is larger than float32 can hold (3.4×10³⁸), ${counted(T - fate.step, 'step')} before the loss.${brokenState === undefined ? '' : ' The states on the way forward are too.'}`;
    case 'stopped':
      return `Every unit of ${place} ${fate.step + 1} has slope 0, so the gradient is exactly 0 before it.`;
    case 'underflowed':
      return `From ${place} ${fate.step} down the gradient is smaller than float32 can hold (1.4×10⁻⁴⁵): it is stored as 0.`;
    case 'arrived':
      return brokenState === undefined
        ? undefined
        : `The states are larger than float32 can hold from ${place} ${brokenState} on, so terms of the weights’ gradient have no value.`;
  }
}

export function clipWords({ clipped }: Result, { limit }: State): string {
  if (clipped.after === undefined)
    return 'The gradient of the weights left float32: it has no length to scale, so clipping cannot save this step. It has to be skipped.';
  if (clipped.before <= limit)
    return `The gradient of all weights has norm ${size(clipped.before)}, below ${format(limit)}: clipping leaves it as it is.`;
  return `The gradient of all weights has norm ${size(clipped.before)} before clipping and ${size(clipped.after)} after; its direction stays.`;
}

const networkWords = ({ network, activation, forget, bias }: State) =>
  ({
    rnn: `An RNN with ${units[activation]}, bias ${format(bias)}`,
    lstm: `An LSTM with its forget gate held at ${formatExact(forget)}`,
    residual: `A residual stack with ${units[activation]}, bias ${format(bias)}, weights of its own in each layer`,
  })[network];

export function describe(state: State, result: Result): string {
  const { radius, matrix, loss, inputs, seed, network, clip } = state;
  const { T, tokens, first, last, factor, power, slopes, total, recentShare, chain, sloped } = result;
  const carrier = network === 'lstm' ? 'memory c' : 'state h';
  const mean = slopes[0]!.mean;
  const share =
    recentShare === undefined ? '' : `, ${percent(recentShare)} of it in length from the last ${recent} terms`;
  return [
    `${networkWords(state)}, ${counted(state.units, 'unit')}, ${matrix === 'orthogonal' ? 'an orthogonal' : 'a random'} recurrent matrix of spectral radius ${formatExact(radius)}, ${counted(T, 'step')}, inputs of size ${format(inputs)}, seed ${seed}.`,
    tokens ? `The words read are ${tokens.join(' ')}.` : '',
    `Loss of ${loss === 'last' ? 'the last step only' : 'every step, added up'}: the gradient that reaches the ${carrier} has norm ${size(last)} at step ${T} and ${size(first)} at step 0.`,
    chain
      ? `The last step’s loss alone sends ${size(chain[0]!)} back to step 0; the rest comes from nearer losses.`
      : '',
    `One number in its place would leave ${formatExact(factor)} to the power ${T} = ${format(power)}${sloped ? `, with the mean slopes ${format(sloped[0]!)}` : ''}.`,
    network === 'lstm'
      ? `The forget gate is ${format(mean)} at every step.`
      : `The mean slope at step 1 is ${format(mean)}.`,
    `The gradient of the recurrent weights has norm ${size(total)}${share}.`,
    clip ? clipWords(result, state) : 'Clipping is off.',
    fateWords(result, state) ?? '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The two radii of the question, set against what was said. */
export function gapWords(
  said: string | null,
  { question, T, fifty }: Result,
  { network, activation, loss }: State,
): string {
  const { low, high, atLow, atHigh, times } = question;
  const where = network === 'rnn' && activation === 'linear' && loss === 'last' ? '' : ' in the figure as it stands';
  const factor =
    times === undefined ? '' : `: ${times >= 100 ? whole(Math.round(times)) : format(times)} times as much`;
  const asSaid = times !== undefined && said === bucket(times) ? ' As you said.' : '';
  const book =
    T === 50 && where === ''
      ? ''
      : ` (Over 50 steps one number leaves ${format(fifty.low, 2)} and ${format(fifty.high)}.)`;
  return `After ${counted(T, 'step')}${where}, radius ${format(low)} leaves ${size(atLow)} and radius ${format(high)} leaves ${size(atHigh)}${factor}.${asSaid}${book}`;
}

export const choices = ['about 1.2 times', 'about 60 times', 'more than 20,000 times'] as const;
const bucket = (times: number) => (times > 20_000 ? choices[2] : times > 30 && times < 120 ? choices[1] : times < 2 ? choices[0] : ''); // prettier-ignore

const superscript = (n: number) => [...String(n)].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');

/** All there is to read at one step. */
export function readAt({ network }: State, result: Result, t: number): string {
  const { T, norms, stateNorms, chain, scalar, sloped, factor, begins, slopes, terms } = result;
  const name = stepName(result, t, network === 'residual');
  const back = t === T ? 'where the loss is' : `${T - t} before the loss`;
  const parts = [
    `${name[0]!.toUpperCase()}${name.slice(1)}, ${back}: length ${norms[t] === 0 ? 'exactly 0' : size(norms[t]!)}`,
    t < T
      ? `${network === 'lstm' ? `${format(begins)} · ` : ''}${formatExact(factor)}${superscript(T - t)} = ${format(scalar[t]!)}`
      : '',
    sloped && t < T ? `with mean slopes ${format(sloped[t]!)}` : '',
    stateNorms ? `∂L/∂h ${size(stateNorms[t]!)}` : '',
    chain ? `of the last loss alone ${size(chain[t]!)}` : '',
    t > 0 ? `${network === 'lstm' ? 'f' : 'slope'} ${format(slopes[t - 1]!.mean)}` : '',
    t > 0 ? `adds ${size(terms[t - 1]!)}` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}
