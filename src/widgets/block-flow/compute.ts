/** From the dials to one block of a GPT, stage by stage, and what leaving a part out costs. */
import { shipped } from '@/live/shipped';
import { memo } from '@/models/memo';
import { words } from '@/models/text/words';
import { blockFlow, parts, untrainedBlock } from '@/models/transformer/blockFlow';
import { ablations, likeliest, probabilitiesAt } from '@/models/transformer/blockFlowLoss';
import { measureWithout } from '@/models/transformer/blockFlowMeasures';
import type { GptOptions, Part } from '@/models/transformer/gpt';
import type { GptWeights } from '@/models/transformer/gptWeights';
import { promptOf } from '@/models/transformer/prompt';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import type { StateOf } from '@/state/dials';
import { rng, type Tensor } from '@/tensor';
import { context, mostTrained, sentence, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;
export type Shown = Extract<Result, { absent: false }>;

const heads = 2;
/** Rows and columns of a tensor drawn at once. */
const seen = { rows: 12, columns: 16 };

interface Subject {
  readonly W: GptWeights;
  readonly options: GptOptions;
  readonly ids: readonly number[];
  readonly tokens: readonly string[];
  /** Tokens before these that do not fit. */
  readonly left: number;
  readonly piece: (id: number) => string;
}

const untrained = memo((text: string, width: number, seed: number): Subject => {
  const all = words(text, 600).tokens;
  const tokens = all.slice(-context);
  const vocabulary = [...new Set(tokens)];
  const W = untrainedBlock({ vocabulary: vocabulary.length, context, width, heads }, rng(seed));
  const ids = tokens.map((token) => vocabulary.indexOf(token));
  return { W, options: { heads }, ids, tokens, left: all.length - tokens.length, piece: (id) => vocabulary[id] ?? '' };
});

const trained = memo((model: ShippedGpt, text: string): Subject => {
  const { ids, pieces, left } = promptOf(text, model.tokenizer, mostTrained);
  return { ...model, ids, tokens: pieces, left, piece: (id) => model.tokenizer.piece(id) };
});

const flowOf = memo((subject: Subject, l: number, without: Part | undefined) => {
  const { stages, run } = blockFlow(subject.ids, subject.W, subject.options, { l, without });
  return { stages, run };
}, 3);

const measuresOf = memo(({ ids, W, options }: Subject) =>
  ([undefined, ...parts] as const).map((part) => ({ part, ...measureWithout(ids, W, options, part) })),
);
const lossesOf = memo(({ ids, W, options }: Subject) => ablations(ids, W, options, parts));

export const isEmpty = (text: string) => words(text, 1).tokens.length === 0;

export function compute(state: State) {
  const text = isEmpty(state.text) ? sentence : state.text;
  if (state.weights === 'untrained')
    return { absent: false as const, ...of(untrained(text, state.width - (state.width % 2), state.seed), state) };
  const model = shipped.model();
  if (!model) return { absent: true as const };
  return { absent: false as const, ...of(trained(model, text), state) };
}

function of(subject: Subject, state: State) {
  const { tokens, left, W, options, piece } = subject;
  const without = state.without === 'nothing' ? undefined : state.without;
  const l = Math.min(state.layer, W.h.length) - 1;
  const { stages, run } = flowOf(subject, l, without);
  const { id, tensors } = stages[state.stage]!;
  const { name, tensor } = tensors[Math.min(state.which, tensors.length) - 1]!;
  const head = Math.min(state.head, options.heads) - 1;
  const token = Math.min(state.token, tokens.length) - 1;
  const isMap = id === 'scores';
  const last = tensor.shape.at(-1)!;
  const feature = Math.min(state.feature, isMap ? token + 1 : last) - 1;
  const rows = windowOf(tokens.length, token, seen.rows);
  const columns = windowOf(last, feature, seen.columns);
  return {
    tokens,
    left,
    layers: W.h.length,
    heads: options.heads,
    l,
    head,
    token,
    feature,
    /** Of every stage, its first tensor's. */
    shapes: stages.map((stage) => shapeOf(stage.tensors[0]!.tensor)),
    stage: { id, name, names: tensors.map((one) => one.name), tensor, shape: shapeOf(tensor) },
    /** The entry that is asked about. */
    index: isMap ? [0, head, token, feature] : [token, feature],
    value: isMap ? tensor.at(0, head, token, feature) : tensor.at(token, feature),
    rows,
    columns,
    /** What is drawn of the tensor. */
    drawn: rows.map((i) => columns.map((j) => (isMap ? tensor.at(0, head, i, j) : tensor.at(i, j)))),
    next: likeliest(probabilitiesAt(run.logits, token), 6).map(({ id, p }) => ({ id, p, piece: piece(id) })),
    measures: state.show === 'hurt' && state.weights === 'untrained' ? measuresOf(subject) : undefined,
    losses:
      state.show === 'hurt' && state.weights === 'trained'
        ? lossesOf(subject).map((one) => ({ ...one, next: one.next.map(({ id, p }) => ({ p, piece: piece(id) })) }))
        : undefined,
  };
}

/** As it is shown: attention has one axis more, for batches of texts. */
const shapeOf = ({ shape }: Tensor) => (shape.length === 4 ? shape.slice(1) : shape);

/** Neighbouring indices, at most `size`, with `at` among them. */
function windowOf(count: number, at: number, size: number): number[] {
  const start = Math.max(0, Math.min(Math.floor(at / size) * size, count - size));
  return Array.from({ length: Math.min(size, count - start) }, (_, i) => start + i);
}
