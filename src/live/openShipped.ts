import { readShipped, type ShippedGpt } from '@/models/transformer/shippedGpt';
import { ready } from '@/tensor';
import { fetchKept } from './fetchKept';

/** Fetches the small GPT of this site and reads it. The WebAssembly kernels start meanwhile, because a pass over the whole context
 *  takes plain TypeScript most of a second.
 *  @param progress called with the share of the file that has arrived
 *  @throws Error with a sentence */
export async function openShipped(
  edition: { readonly bytes: number; readonly hash: string },
  progress: (share: number) => void,
): Promise<ShippedGpt> {
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const [file] = await Promise.all([
    fetchKept(`${base}models/holmes-gpt.safetensors?${edition.hash}`, edition.bytes, progress),
    ready(),
  ]);
  return readShipped(file);
}
