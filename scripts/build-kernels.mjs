// Compiles the kernels (AssemblyScript) twice: with fused multiply-add where the machine has it, and with plain SIMD.
// A function whose comment ends in @inline becomes an AssemblyScript inline function. TypeScript knows no decorators on
// functions, so they are put in on the way to the compiler, and the sources stay readable to every other tool.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc, { version } from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = join(root, 'src/tensor/wasm/kernels');
const output = join(root, 'src/tensor/wasm/build');

const builds = { relaxed: ['simd', 'relaxed-simd'], simd: ['simd'] };
const flags = [
  ...['-O3', '--shrinkLevel', '1', '--converge', '--noAssert', '--runtime', 'stub'],
  ...['--importMemory', '--noExportMemory', '--initialMemory', '2', '--zeroFilledMemory'],
  ...['--disableWarning', '112', '--disableWarning', '201'], // v128 stays inside; addresses are 32 bits here
];

const files = (await readdir(sources)).filter((file) => file.endsWith('.ts')).sort();
const texts = new Map();
for (const file of files) texts.set(join(sources, file), await readFile(join(sources, file), 'utf8'));

const hash = createHash('sha256')
  .update(version)
  .update(await readFile(fileURLToPath(import.meta.url)));
for (const [path, text] of texts) hash.update(path.slice(sources.length)).update(text);
const digest = hash.digest('hex');

const stamp = join(output, 'hash.txt');
const wanted = [stamp, ...Object.keys(builds).map((name) => join(output, `${name}.wasm`))];
if (wanted.every(existsSync) && (await readFile(stamp, 'utf8')) === digest) process.exit(0);

/** Whole or not at all: a test may be reading while another builds. */
async function put(path, contents) {
  const half = `${path}.${process.pid}`;
  await writeFile(half, contents);
  await rename(half, path);
}

const withInlines = (text) =>
  text.replace(/@inline\s*\*\/\s*(?=(\/\/ prettier-ignore\s*)?(export )?function )/g, '$&@inline ');

await mkdir(output, { recursive: true });
for (const [name, features] of Object.entries(builds)) {
  let binary;
  const { error, stderr } = await asc.main(
    [
      relative(root, join(sources, 'index.ts')),
      ...['--outFile', `${name}.wasm`, ...flags],
      ...features.flatMap((feature) => ['--enable', feature]),
    ],
    {
      readFile: (file, base) => {
        const text = texts.get(resolve(root, base, file));
        return text === undefined ? null : withInlines(text);
      },
      writeFile: (_, contents) => {
        binary = contents;
      },
      listFiles: () => null,
    },
  );
  const messages = stderr.toString();
  if (messages) console.error(messages);
  if (error) process.exit(1);
  await put(join(output, `${name}.wasm`), binary);
  console.log(`kernels: ${name}.wasm ${binary.length} bytes`);
}
await put(stamp, digest);
