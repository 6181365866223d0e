import { copyReading } from '@/models/recurrent/copy/copyReading';
import { drawString, lettersOf, numbersGiven, numbersPerLetter, readString } from '@/models/recurrent/copy/copyTask';
import type { Link } from '@/models/recurrent/copy/encoderDecoder';
import { copierOf, initialCopier, longest, type CopySnapshot } from '@/models/recurrent/copy/trainCopy';
import type { StateOf } from '@/state/dials';
import { rng } from '@/tensor';
import type { dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;
/** The string the prediction begins with. */
export const short = 5;

/** The string in front of the reader, and what both networks make of it before training. */
export function compute({ length, h, seed, own }: State) {
  const typed = readString(own, longest);
  const ids = typed.ids.length > 0 ? typed.ids : drawString(rng(`${seed} string`), length);
  const given = (link: Link) => ({
    inAll: numbersGiven(h, ids.length, link),
    perLetter: numbersPerLetter(h, ids.length, link),
  });
  return {
    ids,
    source: lettersOf(ids),
    typed,
    own: typed.ids.length > 0,
    vector: copyReading(ids, initialCopier('vector', h, seed)),
    attention: copyReading(ids, initialCopier('attention', h, seed)),
    given: { vector: given('vector'), attention: given('attention') },
    /** Numbers a letter that one vector leaves for the short string. */
    shortPerLetter: numbersPerLetter(h, short, 'vector'),
  };
}

/** What a trained network makes of the string. */
export const readingAfter = (link: Link, { ids }: Result, snapshot: CopySnapshot) =>
  copyReading(ids, copierOf(link, snapshot.h, snapshot[link].weights));
