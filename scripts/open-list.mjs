// Writes content/OPEN.md: entries and figures of the curriculum that are not built yet.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

export function openList() {
  const { chapters, entries, figures } = parse(readFileSync('content/curriculum.yaml', 'utf8'));
  const built = new Set(globSync('src/widgets/*/params.ts').map((file) => file.split('/').at(-2)));
  const written = (slug) => existsSync(`content/chapters/${slug}/index.mdx`);
  const openChapters = chapters.filter(({ slug }) => !written(slug));
  const openEntries = entries.filter(({ chapter }) => !written(chapter));
  const openFigures = figures.filter(({ id }) => !built.has(id));
  const lines = [
    '# What is open',
    '',
    'Made by `node scripts/open-list.mjs` from curriculum.yaml; a test fails when it is not true.',
    '',
    `${entries.length - openEntries.length} of ${entries.length} entries written, ${built.size} of ${figures.length} figures built.`,
    '',
    '## Entries',
    ...openChapters.flatMap(({ slug, number, title }) => [
      '',
      `${number}. ${title}`,
      '',
      ...entries.filter((e) => e.chapter === slug).map(({ id, title }) => `- \`${id}\` ${title}`),
    ]),
    '',
    '## Figures',
    '',
    ...['P0', 'P1', 'P2'].map(
      (p) =>
        `- ${p}: ${
          openFigures
            .filter((f) => f.priority === p)
            .map(({ id }) => id)
            .join(', ') || 'none'
        }`,
    ),
    '',
  ];
  return lines.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync('content/OPEN.md', openList());
  console.log(openList().split('\n')[4]);
}
