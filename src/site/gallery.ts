/** One row a figure: what the gallery page shows and what /gallery/widgets.json tells other programs. */
import { getCollection } from 'astro:content';
import type { Figure } from '@/state/figure';
import { figures } from './figures';
import { allOutlines } from './outline';

export interface GalleryRow {
  id: string;
  title: string;
  caption: string;
  /** Slugs of the written chapters that place it. */
  chapters: string[];
  priority: string;
  dials: { name: string; label: string; kind: string }[];
  presets: { id: string; name: string; notice: string }[];
  version: number;
}

export async function galleryRows(): Promise<GalleryRow[]> {
  const planned = new Map((await getCollection('figures')).map(({ id, data }) => [id, data]));
  const outlines = [...(await allOutlines())];
  const row = ([id, figure]: [string, Figure]): GalleryRow => ({
    id,
    title: figure.title,
    caption: figure.caption,
    chapters: outlines.filter(([, outline]) => outline.figures.includes(id)).map(([slug]) => slug),
    priority: planned.get(id)?.priority ?? 'P2',
    dials: Object.entries(figure.dials).map(([name, dial]) => ({ name, label: dial.label, kind: dial.kind })),
    presets: figure.presets.map(({ id, name, notice }) => ({ id, name, notice })),
    version: figure.version,
  });
  return [...figures].map(row);
}
