/** What is known of models, row by row from content/models.yaml while the site is built. What is not known is missing. */
import rows from 'virtual:model-facts';

export interface ModelFacts {
  readonly id: string;
  readonly name: string;
  readonly maker: 'OpenAI' | 'Google' | 'Meta' | 'other';
  /** The year for which the row holds. */
  readonly asOf: number;
  readonly kind?: 'decoder' | 'encoder' | 'encoder–decoder' | 'prefix decoder';
  readonly parameters?: number;
  /** Parameters at work for one token, where experts share the work. */
  readonly active?: number;
  readonly vocabulary?: number;
  readonly context?: number;
  readonly tokenizer?: string;
  readonly layers?: number;
  readonly d?: number;
  readonly heads?: number;
  /** Only where it is not d / heads. */
  readonly headWidth?: number;
  readonly keyHeads?: number;
  readonly ff?: number;
  readonly gated?: boolean;
  readonly experts?: number;
  readonly tokens?: number;
  readonly activation?: string;
  readonly norm?: string;
  readonly positions?: string;
  readonly biases?: boolean;
  readonly tied?: boolean;
  /** `short` is "Brown et al. 2020", `id` its place in the reference list. */
  readonly cites: readonly { readonly id: string; readonly short: string }[];
  readonly note?: string;
}

export const models = rows as readonly ModelFacts[];
