/** The line that the generators of the teacher-forcing figure are to continue, again and again. After “coder ” comes d or m:
 *  the symbols just read do not say which, the ones before them do. */

export const line = 'transformers are encoder decoder models. ';

/** Its different symbols, in the order of their first place. */
export const vocabulary: readonly string[] = [...new Set(line)];

const ids = [...line].map((symbol) => vocabulary.indexOf(symbol));

/** The first `length` symbols of the repeated line, as places in the vocabulary. */
export const goldIds = (length: number): number[] => Array.from({ length }, (_, t) => ids[t % ids.length]);
