/** The training loss: how surprised a prediction p̂ is by what is true.
 *    H(p, p̂) = −Σ_x p(x) ln p̂(x),   with one true token y:  −ln p̂(y)
 *  The target p is a distribution of the data (for one observed token it is one-hot); p̂ is the model's.
 *  Source: Goodfellow, Bengio and Courville 2016, §3.13 and §6.2. */

/** In nats. A token that cannot be true adds nothing; one that is true and was ruled out makes the loss ∞. */
export const crossEntropy = (target: ArrayLike<number>, predicted: ArrayLike<number>): number =>
  Array.from(target).reduce((sum, p, i) => (p > 0 ? sum - p * Math.log(predicted[i]!) : sum), 0);

/** −ln p, the loss when the true token was given probability p: 0 for 1, ∞ for 0. */
export const surprisal = (p: number): number => crossEntropy([1], [p]);

/** The derivative of the loss by the logits, whatever made them: p̂ − p. It sums to 0: what the target gains the others lose. */
export const logitGradient = (target: ArrayLike<number>, predicted: ArrayLike<number>): Float64Array =>
  Float64Array.from(predicted, (p, i) => p - target[i]!);
