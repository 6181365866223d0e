/** The figures that exist, found by listing src/widgets. For pages made at build; the reader's page loads them one by one through Figure.svelte. */
import type { Figure } from '@/state/figure';

const declarations = import.meta.glob<{ default: Figure }>('../widgets/*/params.ts', { eager: true });

/** Figure id → its declaration, in alphabetical order. */
export const figures: ReadonlyMap<string, Figure> = new Map(
  Object.entries(declarations).map(([path, module]) => [path.split('/').at(-2)!, module.default]),
);

/** @throws Error naming the figures there are */
export function figureOf(id: string, askedBy: string): Figure {
  const found = figures.get(id);
  if (!found) throw new Error(`${askedBy} asks for the figure "${id}"; there are ${[...figures.keys()].join(', ')}.`);
  return found;
}
