import { readFile } from 'node:fs/promises';
import { readShipped } from '@/models/transformer/shippedGpt';
import { ready } from '@/tensor';
import { shipped } from '@/live/shipped';

/** For tests: what `shipped.load` does in a browser, with the file of this repository. */
export async function adoptShipped(): Promise<void> {
  await ready({ load: (url) => readFile(url) });
  shipped.adopt(readShipped(await readFile('public/models/holmes-gpt.safetensors')));
}
