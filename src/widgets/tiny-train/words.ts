import { limit, type State } from './dials';
import type { Verdict } from '@/models/transformer/tinyTrainVerdict';
import { counted, whole } from '@/viz/count';
import { format } from '@/viz/format';
import { least, type Result } from './compute';

/** What the curves say, in one sentence. */
export const verdicts: Record<Verdict, string> = {
  early: '',
  worse: 'The loss stands above where it began: each step is so large that it undoes the one before.',
  stalled:
    'The loss fell at once and has stayed not far below what each token’s frequency gives: the steps are too large to settle into anything finer.',
  slow: 'The loss is on its way and not far below what each token’s frequency gives: the steps are too small for a run of this length.',
  overfits:
    'The loss on the text goes on falling while that on held-out text has turned upwards: it now learns this text by heart.',
  learns: 'The loss is below what frequencies alone give: it has learned something of what follows what.',
};

/** What the dashed lines are, until there is a verdict. */
export const levels =
  'Whoever has “no idea” gives all tokens the same probability; whoever knows their “frequencies”, each its share of the text.';

export function describe(state: State, result: Result): string {
  const { model, text, learningRate, batch, steps, seed } = state;
  const { absent, name, letters, learned, heldOut, vocabulary, parameters, byFrequency, clueless, passes, seen } =
    result;
  const which = model === 'fresh' ? 'A fresh GPT' : 'The trained GPT of this site';
  const begin = `${which} with ${whole(parameters)} parameters is ready to learn ${name}, ${counted(letters, 'character')}: ${counted(steps, 'step')} of ${counted(batch, 'window')} at learning rate ${format(learningRate, 6)}, seed ${seed}.`;
  if (absent) return `${begin} It has to be loaded first. ${chosen(text)}`;
  return [
    begin,
    `That is ${whole(learned)} tokens to learn from and ${whole(heldOut)} held out; ${whole(vocabulary)} different tokens in all. The run sees ${whole(seen)} tokens, each of the text ${format(passes)} times.`,
    `Whoever has no idea has a loss of ${format(clueless)} nats a token; whoever knows how often each token occurs, ${format(byFrequency)}.`,
    `${chosen(text)} Start begins the training.`,
  ].join(' ');
}

const chosen = (text: State['text']) =>
  ({
    story: 'The last tenth of the opening is held out.',
    paragraph: 'The two paragraphs after it are held out.',
    own: 'Of your own text the last tenth is held out.',
  })[text];

export function notice({ own, learningRate }: State, { short, isMeasured, absent }: Result): string | undefined {
  if (short)
    return own.trim()
      ? `Your text is shorter than ${least} characters: the story’s opening is used.`
      : 'Your text is empty: the story’s opening is used.';
  if (!absent && !isMeasured) return 'The text is too short to hold anything out: there is no second curve.';
  if (own.length >= limit) return `Only the first ${whole(limit)} characters of your text are used.`;
  if (learningRate > 0.1) return 'At such a rate a step throws the weights far away; expect the loss to leap.';
  return undefined;
}
