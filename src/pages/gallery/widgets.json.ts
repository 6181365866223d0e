import { galleryRows } from '@/site/gallery';

export async function GET(): Promise<Response> {
  return new Response(JSON.stringify(await galleryRows(), null, 2), {
    headers: { 'Content-Type': 'application/json' },
  });
}
