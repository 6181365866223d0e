import { uniformEntropy } from '@/models/language/sampling';
import { scandal } from '@/corpus/scandal';
import { shipped } from '@/live/shipped';
import { memo } from '@/models/memo';
import { toNumbers } from '@/models/numbers';
import type { ShippedGpt } from '@/models/transformer/shippedGpt';
import {
  context,
  fewest,
  parameterCount,
  sizesOf,
  type TinyGiven,
  type TinySettings,
} from '@/models/transformer/tinyTrain';
import { prepare } from '@/models/transformer/tinyTrainText';
import type { State } from './dials';

/** Without the list of contents; a paragraph is one line. */
const paragraphs = scandal.trim().split('\n\n').slice(1);
/** Characters that an own text needs. */
export const least = 20;

/** A text to learn from, and where that is not its last tenth, a text to be measured on. */
function textOf({ text, own }: Pick<State, 'text' | 'own'>): {
  name: string;
  /** it is of the story that the shipped model was trained on, among others */
  knows?: true;
  learned: string;
  heldOut?: string;
} {
  const yours = own.trim();
  if (text === 'own' && yours.length >= least) return { name: 'your text', learned: yours };
  if (text === 'paragraph')
    return { name: 'one paragraph', knows: true, learned: paragraphs[0]!, heldOut: paragraphs.slice(1, 3).join('\n') };
  return { name: 'the opening of A Scandal in Bohemia', knows: true, learned: paragraphs.join('\n') };
}

const prepared = memo((text: State['text'], own: string, gpt: ShippedGpt | undefined) => {
  const { name, knows, learned, heldOut } = textOf({ text, own });
  return { name, knows, letters: learned.length, ...prepare(learned, { heldOut, tokenizer: gpt?.tokenizer }) };
}, 4);
const numbersOf = memo((gpt: ShippedGpt) => toNumbers(gpt.W));

export function compute({ model, text, own, batch, steps }: State) {
  const gpt = model === 'shipped' ? shipped.model() : undefined;
  /** The trained model is asked for, and not on the page: its tokens are not known then. */
  const absent = model === 'shipped' && !gpt;
  const { name, knows, letters, tokenizer, learned, heldOut, byFrequency } = prepared(
    text,
    text === 'own' ? own : '',
    gpt,
  );
  const sizes = sizesOf(model, tokenizer.size);
  const { vocabulary } = sizes;
  const window = Math.min(context, learned.length - 1);
  const seen = window * batch * steps;
  return {
    absent,
    name,
    knows,
    letters,
    short: text === 'own' && own.trim().length < least,
    tokenizer,
    vocabulary,
    learned: learned.length,
    heldOut: heldOut.length,
    isMeasured: heldOut.length >= fewest,
    window,
    parameters: parameterCount(sizes),
    byFrequency,
    clueless: uniformEntropy(vocabulary),
    tokensAStep: window * batch,
    /** tokens of the whole run, and how often each token of the text is met */
    seen,
    passes: seen / learned.length,
    /** What the task needs besides its settings. */
    given: (): TinyGiven => ({
      vocabulary,
      learned,
      heldOut,
      prompt: gpt ? tokenizer.encode('\n') : [learned[0]!],
      ...(gpt && { weights: numbersOf(gpt) }),
    }),
  };
}
export type Result = ReturnType<typeof compute>;

/** What a training depends on. */
export const settingsOf = ({ model, text, own, learningRate, batch, steps }: State): TinySettings => ({
  model,
  learningRate,
  batch,
  steps,
  source: text === 'own' ? `own ${own}` : text,
});
