import { createSubscriber } from 'svelte/reactivity';
import type { Encoded } from '@/tokenizers/encode';
import { encodingNames, type EncodingName } from '@/tokenizers/encodings';
import { library, type EncodingState } from '@/tokenizers/library';
import { mostShown } from './rows';

const follow = createSubscriber((update) => library.subscribe(update));

/** How an encoding stands, on this page. */
export function stateOf(name: EncodingName): EncodingState {
  follow();
  return library.state(name);
}

export interface Answer {
  readonly texts: readonly string[];
  readonly encoded?: readonly Encoded[];
  /** Why there is none, in a sentence. */
  readonly problem?: string;
}

/** What the loaded encodings make of the texts of a figure. */
export class Published {
  #answers: Partial<Record<EncodingName, Answer>> = $state.raw({});

  /** Undefined until it is there, and again when the texts are others. */
  of(name: EncodingName, texts: readonly string[]): Answer | undefined {
    const answer = this.#answers[name];
    return answer?.texts === texts && stateOf(name).status === 'ready' ? answer : undefined;
  }

  /** To be called in an effect: asks every encoding that is loaded. @returns the end of it */
  ask(texts: readonly string[]): () => void {
    const asked = encodingNames
      .filter((name) => stateOf(name).status === 'ready')
      .map((name) => {
        const encode = library.encode(name, texts, mostShown);
        encode.encoded.then(
          (encoded) => this.#is(name, { texts, encoded }),
          (error: Error) => this.#is(name, { texts, problem: error.message }),
        );
        return encode;
      });
    return () => asked.forEach((encode) => encode.drop());
  }

  #is(name: EncodingName, answer: Answer): void {
    this.#answers = { ...this.#answers, [name]: answer };
  }
}
