import { Loop } from '@/live/loop';
import { pagePace } from '@/live/pace';
import { countTokens, type Counts } from '@/models/text/countTokens';
import { ownNames, tokenizerOf } from './schemes';

/** The tokens of a long text, counted in short slices while the page goes on. */
export class Counting {
  counts: Counts | undefined = $state.raw();

  /** To be called in an effect. @returns the end of it */
  count(text: string, merges: number): () => void {
    let wanted = true;
    const tokenizers = ownNames.map((name) => tokenizerOf(name, merges));
    const loop = new Loop(countTokens(text, tokenizers), pagePace, {
      snapshot: (_, counts) => {
        if (wanted) this.counts = counts;
      },
      state: () => undefined,
      failed: () => undefined,
    });
    loop.go(Infinity);
    return () => {
      wanted = false;
      this.counts = undefined;
      loop.stop();
    };
  }
}
