/** Reads one chapter's MDX and numbers what it places. Pure, so that its rules can be tested without a build. */

export interface Target {
  readonly kind: 'Section' | 'Figure' | 'Equation';
  /** "5.3" */
  readonly number: string;
  /** Element id on the chapter's page. */
  readonly anchor: string;
}
export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly number: string;
}
export interface Outline {
  readonly headings: readonly Heading[];
  /** Everything `<See>` can point at, by its id. */
  readonly targets: ReadonlyMap<string, Target>;
  /** Figures placed in this chapter, each once, in order. */
  readonly figures: readonly string[];
  /** Named in the chapter, not built yet. */
  readonly openFigures: readonly string[];
}
export interface Known {
  /** Entry id → its chapter. */
  readonly entries: ReadonlyMap<string, string>;
  /** Figures of the curriculum, and those that exist. */
  readonly planned: ReadonlySet<string>;
  readonly built: ReadonlySet<string>;
}

const mark =
  /^##\s+(?<title>.+?)\s*\[#(?<heading>[a-z0-9-]+)\]\s*$|<Figure\b(?<figure>[^>]*)>|<Equation\b(?<equation>[^>]*)>/gm;
const attribute = (attributes: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];

/**
 * @param chapter slug, for messages
 * @param number of the chapter
 * @throws Error with a sentence naming file, figure and what is allowed
 */
export function outlineOf(chapter: string, number: number, mdx: string, known: Known): Outline {
  const file = `content/chapters/${chapter}/index.mdx`;
  const headings: Heading[] = [];
  const targets = new Map<string, Target>();
  const placed = new Set<string>();
  const open = new Set<string>();
  const counts = { Section: 0, Figure: 0, Equation: 0 };

  const add = (kind: Target['kind'], id: string, anchor: string) => {
    if (targets.has(id))
      throw new Error(
        `${file}: "${id}" is placed twice. Give the second ${kind.toLowerCase()} a name of its own${kind === 'Figure' ? ` with as="…"` : ''}.`,
      );
    const target = { kind, number: `${number}.${++counts[kind]}`, anchor };
    targets.set(id, target);
    return target;
  };
  const entryOf = new Map([...known.entries].map(([id, home]) => [id.replaceAll('/', '-'), home]));

  // Examples in code fences place nothing.
  for (const { groups } of mdx.replace(/^```[\s\S]*?^```/gm, '').matchAll(mark)) {
    if (groups?.heading !== undefined) {
      const id = groups.heading;
      if (entryOf.get(id) !== chapter)
        throw new Error(
          `${file}: the heading "${groups.title}" carries [#${id}], which is no entry of this chapter. Its entries are ${[
            ...entryOf,
          ]
            .filter(([, home]) => home === chapter)
            .map(([entry]) => entry)
            .join(', ')}.`,
        );
      headings.push({ id, title: groups.title!, number: add('Section', id, id).number });
    } else if (groups?.figure !== undefined) {
      const id = attribute(groups.figure, 'id') ?? '';
      if (!known.planned.has(id) && !known.built.has(id))
        throw new Error(
          `${file}: <Figure id="${id}"> is not in the curriculum. Figures that exist: ${[...known.built].join(', ')}.`,
        );
      const as = attribute(groups.figure, 'as');
      if (!known.built.has(id)) open.add(id);
      else {
        const key = as ? `${id}.${as}` : id;
        add('Figure', key, key);
        placed.add(id);
      }
    } else if (groups?.equation !== undefined) {
      const id = attribute(groups.equation, 'id');
      if (!id) throw new Error(`${file}: an <Equation> has no id.`);
      add('Equation', id, `equation-${id}`);
    }
  }
  return { headings, targets, figures: [...placed], openFigures: [...open] };
}
