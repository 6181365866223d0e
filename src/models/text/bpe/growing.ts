import { Bpe } from './bpe';
import { BpeTrainer, type BpeOptions } from './train';

/** Tokenizers of one training with more and fewer merges. Fewer merges are the first of more, so it trains no further than it
 *  was ever asked for, and never twice. */
export class GrowingBpe {
  readonly #trainer: BpeTrainer;
  #last: Bpe | undefined;

  constructor(text: string, options: BpeOptions) {
    this.#trainer = new BpeTrainer(text, options);
  }

  /** Has fewer merges than wanted when no pair occurs twice any more. */
  with(merges: number): Bpe {
    while (this.#trainer.merges.length < merges && this.#trainer.next());
    const learned = this.#trainer.merges.slice(0, merges);
    if (this.#last?.merges.length === learned.length) return this.#last;
    const { options, alphabet } = this.#trainer;
    return (this.#last = new Bpe({ ...options, alphabet, merges: learned }));
  }
}
