/** What a reader is told when training does not go on. The settings stay as they are; Retry starts again with the same seed. */
export const words = {
  /** Its code did not arrive. */
  unloadable: 'The training code could not be loaded. Check the connection, then retry.',
  /** Its worker is gone. */
  crashed: 'Training broke off unexpectedly. The rest of the page is not affected; retry starts again.',
  /** The task says why it cannot go on. */
  threw: (reason: string) => `Training stopped. ${sentence(reason)}`,
  /** Not a word for more than a second: it may still come. */
  loadingLong: 'The training code is still on its way.',
  runningLong: 'Training has not answered for a while. It may be busy with one long step; retry starts again.',
  /** Not a word for so long that it was ended. */
  lost: 'Training did not answer for ten seconds and was ended. Retry starts again.',
  neverLoaded: 'The training code did not arrive. Check the connection, then retry.',
} as const;

/** An error's message as a sentence. */
function sentence(reason: string): string {
  const text = reason.trim() || 'It did not say why';
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
