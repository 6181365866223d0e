// What dependency-cruiser does not read: imports in .astro and .mdx. Pages and prose reach figures only through the frame, and neither computes.
import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';

const rules = [
  {
    files: 'src/pages/**/*.{astro,ts}',
    forbid: /@\/(widgets|models|tensor|viz|live|expr)\b|\.\.\/(widgets|models|tensor|viz)\//,
    says: 'pages import site, nothing deeper',
  },
  {
    files: 'src/site/**/*.astro',
    forbid: /@\/(models|tensor|live|expr)\b|from\s+['"][./]*\/(models|tensor|live|expr)\//,
    says: 'site never imports models or the engine',
  },
  {
    files: 'content/**/*.mdx',
    forbid: /^\s*(import|export)\b/m,
    says: 'chapters write components without importing them',
  },
];
const maxPageLines = 40;

const problems = [];
for (const { files, forbid, says } of rules)
  for await (const file of glob(files)) {
    const text = readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    const hit = forbid.exec(text);
    if (hit) problems.push(`${file}: “${hit[0].trim()}”: ${says}`);
  }
for await (const file of glob('src/pages/**/*.{astro,ts}')) {
  const lines = readFileSync(file, 'utf8').split('\n').length;
  if (lines > maxPageLines) problems.push(`${file}: ${lines} lines; a route is at most ${maxPageLines}`);
}
if (problems.length) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log('rooms: .astro and .mdx files stay in theirs');
