import type { Tensor } from './tensor';

/** The tape of y: every tensor it was made from, and y at the end, each after its own inputs. A fused kernel is opened. */
export const tape = (y: Tensor): Tensor[] => inputsFirst(y, ({ step }) => step?.inputs ?? []);

/** Everything `root` leads to, each tensor after what `inputsOf` says it was made from.
 *  A list instead of recursion: the tape of a recurrent network is thousands of steps deep. */
export function inputsFirst(root: Tensor, inputsOf: (tensor: Tensor) => readonly Tensor[]): Tensor[] {
  const finished: Tensor[] = [];
  const seen = new Set<Tensor>();
  const waiting: { tensor: Tensor; inputsDone: boolean }[] = [{ tensor: root, inputsDone: false }];
  while (waiting.length > 0) {
    const { tensor, inputsDone } = waiting.pop()!;
    if (inputsDone) finished.push(tensor);
    if (inputsDone || seen.has(tensor)) continue;
    seen.add(tensor);
    waiting.push({ tensor, inputsDone: true });
    for (const input of inputsOf(tensor)) if (!seen.has(input)) waiting.push({ tensor: input, inputsDone: false });
  }
  return finished;
}
