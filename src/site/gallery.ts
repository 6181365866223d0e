/** One row a figure: what the gallery page shows and what /gallery/widgets.json tells other programs. */
import { getCollection } from 'astro:content';
import type { Figure } from '@/state/figure';
import { figures } from './figures';
import { allOutlines } from './outline';
import type { Outline } from './outline-of';

export interface GalleryRow {
  id: string;
  title: string;
  caption: string;
  /** The written chapters that place it, and the element of its first place there. */
  chapters: { slug: string; anchor: string }[];
  priority: string;
  dials: { name: string; label: string; kind: string }[];
  presets: { id: string; name: string; notice: string }[];
  version: number;
}

/** A placement is named by its figure, or by the figure and a name of its own. */
const firstPlace = (id: string, targets: Outline['targets']): string =>
  [...targets.values()].find(({ kind, anchor }) => kind === 'Figure' && anchor.split('.')[0] === id)!.anchor;

export async function galleryRows(): Promise<GalleryRow[]> {
  const planned = new Map((await getCollection('figures')).map(({ id, data }) => [id, data]));
  const outlines = [...(await allOutlines())];
  const row = ([id, figure]: [string, Figure]): GalleryRow => ({
    id,
    title: figure.title,
    caption: figure.caption,
    chapters: outlines
      .filter(([, { figures }]) => figures.includes(id))
      .map(([slug, { targets }]) => ({ slug, anchor: firstPlace(id, targets) })),
    priority: planned.get(id)?.priority ?? 'P2',
    dials: Object.entries(figure.dials).map(([name, dial]) => ({ name, label: dial.label, kind: dial.kind })),
    presets: figure.presets.map(({ id, name, notice }) => ({ id, name, notice })),
    version: figure.version,
  });
  return [...figures].map(row);
}
