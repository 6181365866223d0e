import type { StageId } from '@/models/transformer/blockFlow';
import { counted, times } from '@/viz/count';
import { format, formatFixed, percent } from '@/viz/format';
import type { Result, Shown, State } from './compute';
import { isEmpty } from './compute';
import { context, dials, mostTrained, withoutNames } from './dials';

export const stageNames: Readonly<Record<StageId, string>> = {
  embed: 'embed',
  norm1: 'norm',
  qkv: 'q k v',
  scores: 'scores',
  mix: 'mix',
  output: 'W_O',
  add1: 'add',
  norm2: 'norm',
  up: 'up',
  gelu: 'GELU',
  down: 'down',
  add2: 'add',
  normLast: 'last norm',
  unembed: 'unembed',
};

const said: Readonly<Record<StageId, string>> = {
  embed: 'Each token is a row of the table E.',
  norm1:
    'A copy of the stream with mean 0 and variance 1 in each row, for attention to read. The stream itself goes on.',
  qkv: 'Three linear maps of the normed copy: what a token asks, how it is found, what it hands over.',
  scores: 'The softmax of q · k ÷ √dₖ under the causal mask: who reads whom.',
  mix: 'Each head’s mixture of values, side by side.',
  output: 'W_O brings what the heads read back to the width of the stream.',
  add1: 'What attention wrote is added to the stream: x₁ = x₀ + A v W_O.',
  norm2: 'Another normed copy, for the feed-forward layer.',
  up: 'Four times as many features, each token by itself.',
  gelu: 'GELU lets the positive ones through: the one step here that is not linear in each token alone.',
  down: 'Back to the width of the stream.',
  add2: 'What the feed-forward layer wrote is added: x₂ = x₁ + down.',
  normLast: 'The stream after the last block, normed once more.',
  unembed: 'One logit for each token of the vocabulary; the softmax of a row says what comes next.',
};

/** What a stage does, with what is left out of it. */
export function stageWords({ without, weights, layer }: State, id: StageId): string {
  if (id === 'embed') {
    if (weights === 'trained')
      return layer > 1
        ? `The stream as block ${layer} finds it.`
        : `${said.embed} Positions come later: they turn q and k.`;
    return without === 'positions'
      ? `${said.embed} Its position is left out.`
      : `${said.embed} The row of its position is added.`;
  }
  if (without === 'norm' && (id === 'norm1' || id === 'norm2' || id === 'normLast'))
    return 'Left out: the stream is read as it is.';
  if (without === 'residual' && id === 'add1') return 'No addition: what attention wrote replaces the stream.';
  if (without === 'residual' && id === 'add2')
    return 'No addition: what the feed-forward layer wrote replaces the stream.';
  if (without === 'attention' && id === 'output') return 'Left out: nothing is written, the rows are 0.';
  if (without === 'feedForward' && id === 'down') return 'Left out: nothing is written, the rows are 0.';
  if (id === 'qkv' && weights === 'trained')
    return without === 'positions'
      ? `${said.qkv} They are not turned by their positions.`
      : `${said.qkv} q and k are turned by their positions.`;
  return said[id];
}

export function notice({ text, weights }: State, result: Result): string | undefined {
  if (isEmpty(text)) return 'Your text is empty: the figure shows the running sentence.';
  if (result.absent || result.left === 0) return undefined;
  const all = result.left + result.tokens.length;
  return weights === 'untrained'
    ? `${counted(all, 'token')} and n_ctx = ${context}: the table of positions has no row for more, so the first ${result.left} fell out and the block never sees them.`
    : `${counted(all, 'token')}: the figure reads the last ${mostTrained}, and the first ${result.left} are not seen.`;
}

/** What the table of ablations shows, in one sentence. */
export function verdict(result: Shown): string {
  if (result.losses) {
    const [whole, ...others] = result.losses;
    const worst = others.reduce((most, one) => ((one.loss ?? 0) > (most.loss ?? 0) ? one : most));
    return `Whole, the model pays ${format(whole!.loss ?? NaN)} nats a token for this text; with ${withoutNames[worst.part!]} left out, ${format(worst.loss ?? NaN)}: that hurts most.`;
  }
  if (result.measures) {
    const of = (part: string) => result.measures!.find((one) => one.part === part)!;
    const order = of('positions').order;
    return order === undefined
      ? `Without attention the last token hears nobody; without the residual the cosine to its own vector is ${formatFixed(of('residual').keeps, 2)}.`
      : `Reorder what came before: without positions the last output moves by ${percent(order)}, with them by ${percent(result.measures[0]!.order!)}. Without attention it hears nobody.`;
  }
  return '';
}

export function describe(state: State, result: Result): string {
  const settings = `Weights: ${dials.weights.options[state.weights]}; left out: ${withoutNames[state.without]}; shown: ${dials.show.options[state.show]}. Head ${state.head}, block ${state.layer}, width ${state.width}, seed ${state.seed}, stage ${state.stage + 1}, token ${state.token}, feature ${state.feature}, vector ${state.which} of q, k and v. Text: ${state.text || '(empty)'}.`;
  if (result.absent) return `The trained model is not on the page yet: it can be loaded. ${settings}`;
  const { tokens, stage, value, next, token, index } = result;
  const sentences = [
    `One block of a GPT on ${counted(tokens.length, 'token')}: ${tokens.map((one) => (one === '\n' ? 'line break' : one)).join(' ')}.`,
    `Stage ${state.stage + 1} of 14, ${stageNames[stage.id]}: ${stageWords(state, stage.id)}`,
    `The tensor ${stage.name} has shape ${times(stage.shape)}; its entry ${index
      .slice(-stage.shape.length)
      .map((i) => i + 1)
      .join(', ')} is ${format(value)}.`,
    `After token ${token + 1} the likeliest next is “${next[0]!.piece}”, ${percent(next[0]!.p)}.`,
    verdict(result),
    settings,
  ];
  return sentences.filter(Boolean).join(' ');
}
