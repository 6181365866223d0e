/** Learned numbers of the neural language model of 2000 against those of a Transformer of the same width and vocabulary.
 *    NPLM   d n_voc + n d m + m n_voc      grows by d m with each word in sight
 *  Source: bengio2000, §2.   Leaves out: biases, and the direct connections from words to logits. */
import { learnedBy } from '../../language/nplmSizes';
import { weightsOf, type TransformerSizes } from './complexity';

/** @param hidden m */
export const windowWeights = ({ d, vocabulary }: TransformerSizes, hidden: number, n: number): number =>
  learnedBy({ context: n, d, vocabulary, hidden, tables: 'C' });

/** The length from which the NPLM has more weights than the Transformer; below 1 it always has. */
export const windowPasses = (sizes: TransformerSizes, hidden: number): number =>
  (weightsOf(sizes) - windowWeights(sizes, hidden, 0)) / (sizes.d * hidden);
