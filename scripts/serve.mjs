// Serves the built site in the foreground, as any static host would: `node scripts/serve.mjs [--port 4321]`; BASE and OUT_DIR as in the build.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

const root = resolve(process.env.OUT_DIR ?? 'dist');
const base = `/${(process.env.BASE ?? '/').replace(/^\/|\/$/g, '')}/`.replace('//', '/');
const flag = process.argv.indexOf('--port');
const wanted = Number(flag > 0 ? process.argv[flag + 1] : (process.env.PORT ?? 4321));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
const worthZipping = new Set(['.html', '.css', '.js', '.json', '.svg', '.txt', '.xml', '.wasm']);

/** The file an address means, or undefined. Never a file outside the site. */
async function fileFor(pathname) {
  if (!pathname.startsWith(base)) return undefined;
  let path;
  try {
    path = join(root, normalize(decodeURIComponent(pathname.slice(base.length - 1))));
  } catch {
    return undefined;
  }
  if (path !== root && !path.startsWith(root + sep)) return undefined;
  if (path.endsWith(sep)) path = join(path, 'index.html');
  const info = await stat(path).catch(() => undefined);
  return info?.isFile() ? path : undefined;
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const found = await fileFor(pathname);
  if (!found && (await fileFor(`${pathname}/`))) return response.writeHead(301, { Location: `${pathname}/` }).end();
  const file = found ?? join(root, '404.html');
  const type = extname(file);
  const zip = worthZipping.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response.writeHead(found ? 200 : 404, {
    'Content-Type': types[type] ?? 'application/octet-stream',
    'Cache-Control': /\/_astro\//.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Access-Control-Allow-Origin': '*', // embeds in a sandboxed frame have no origin of their own
    ...(zip ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}),
  });
  if (request.method === 'HEAD') return response.end();
  if (response.destroyed) return; // the reader has left meanwhile
  const source = createReadStream(file);
  pipeline(...(zip ? [source, createGzip(), response] : [source, response]), () => undefined);
});

function listen(port, tries) {
  server.once('error', (error) => {
    if (error.code === 'EADDRINUSE' && tries > 0) listen(port + 1, tries - 1);
    else {
      console.error(`Cannot serve on port ${port}: ${error.message}`);
      process.exit(1);
    }
  });
  server.listen(port, process.env.HOST ?? '127.0.0.1', () =>
    console.log(`Unmasked is at http://localhost:${port}${base}  (Ctrl+C stops it)`),
  );
}
if (!(await stat(root).catch(() => undefined))) {
  console.error(`There is no ${root}: run \`npm run build\` first.`);
  process.exit(1);
}
listen(wanted, flag > 0 || process.env.PORT ? 0 : 20);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
