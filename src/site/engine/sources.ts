/** The engine's own files, as text: the one place of the site that reads src/tensor. It imports nothing from it. */

const raw = import.meta.glob<string>(['../../tensor/**/*.ts', '!**/*.test.ts', '!**/*.d.ts', '!**/build/**'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Path inside src/tensor → source: 'methods/loss.ts'. */
export const sources: ReadonlyMap<string, string> = new Map(
  Object.entries(raw)
    .map(([path, text]) => [path.slice('../../tensor/'.length), text.trimEnd()] as const)
    .sort(([a], [b]) => a.localeCompare(b, 'en')),
);

/** @throws Error naming the file that is missing */
export function sourceOf(path: string): string {
  const text = sources.get(path);
  if (text === undefined) throw new Error(`The engine's pages ask for src/tensor/${path}, which is not there.`);
  return text;
}

/** Folder of src/tensor → its files; the root is 'engine'. A page shows one folder. */
export const folders: ReadonlyMap<string, readonly string[]> = Map.groupBy(sources.keys(), folderOf);

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')).replaceAll('/', '-') : 'engine';
}

/** `methods/#loss-ts-L12`, below the folder of the source pages. */
export const addressOf = (path: string, line?: number): string =>
  `${folderOf(path)}/#${fileId(path)}${line === undefined ? '' : `-L${line}`}`;

export const fileId = (path: string): string => path.split('/').at(-1)!.replace(/\W/g, '-');
