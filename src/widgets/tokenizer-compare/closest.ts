/** Which tokenizer measures a text for a model, and how close it is to the model's own. */
import { models, type ModelFacts } from '@/corpus/models';
import { encodingNames, encodings, type EncodingName } from '@/tokenizers/encodings';

export type WithContext = ModelFacts & { readonly context: number };

export const windows = models.filter((model): model is WithContext => model.context !== undefined);
export const windowOf = (id: string): WithContext => windows.find((model) => model.id === id)!;

const own: readonly (readonly [model: RegExp, encoding: EncodingName])[] = [
  [/^gpt-(2|3$)/, 'gpt2'],
  [/^gpt-(3-5|4$|4-turbo)/, 'cl100k'],
  [/^gpt-4o/, 'o200k'],
];

/** The encoding that the model itself uses, when it can be fetched here. */
export const encodingOf = ({ id }: ModelFacts): EncodingName | undefined => own.find(([model]) => model.test(id))?.[1];

/** MegaByte and its like. */
export const readsBytes = ({ tokenizer }: ModelFacts): boolean => /\bbytes$/.test(tokenizer ?? '');

/** The encoding whose vocabulary is nearest in size, as a ratio; the model's own where there is one. */
export function nearest(model: ModelFacts, among: readonly EncodingName[] = encodingNames): EncodingName | undefined {
  const exact = encodingOf(model);
  if (exact && among.includes(exact)) return exact;
  const distance = (name: EncodingName) =>
    Math.abs(Math.log(encodings[name].vocabulary / (model.vocabulary ?? 50_000)));
  return among.toSorted((a, b) => distance(a) - distance(b))[0];
}
