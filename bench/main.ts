/** Runs the bench in a fresh Node process, then in headless Chromium, and prints both reports. */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { extname, join, normalize, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { chromiumPath } from '../e2e/browser';
import type { Options, Report } from './bench';
import { reportText } from './table';

export async function main(here: string, args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      node: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      markdown: { type: 'string' },
    },
  });
  const options: Options = { quick: values.quick, only: values.only };
  const both = values.node === values.browser;
  const reports: Report[] = [];
  if (both || values.node) reports.push(await inNode(here, options));
  if (both || values.browser) reports.push(await inChromium(here, options));
  const text = [heading(options), ...reports.map((report) => reportText(report, 'unmasked'))].join('\n\n');
  console.log(`\n${text}`);
  if (values.markdown) await writeFile(values.markdown, `${text}\n`);
}

function heading({ quick, only }: Options): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const part = [quick ? 'quick run' : 'full run', ...(only ? [`only “${only}”`] : [])].join(', ');
  return `# Bench: ${model}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}, ${part}`;
}

async function inNode(here: string, options: Options): Promise<Report> {
  const child = fork(join(here, 'dist/node/node.js'), [
    join(here, 'node_modules/'),
    resolve(here, '../src/tensor/wasm/build') + '/',
    JSON.stringify(options),
  ]);
  const report = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the bench in Node stopped with code ${code}`))),
  ]);
  return report[0] as Report;
}

async function inChromium(here: string, options: Options): Promise<Report> {
  const server = await serve({ '/packages/': join(here, 'node_modules'), '/': join(here, 'dist/page') });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.error(message.text()));
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/page.html`);
    await page.waitForFunction(() => 'runBench' in window);
    const place = `Chromium ${browser.version()}`;
    return await page.evaluate(([name, given]) => window.runBench(name, given), [place, options] as const);
  } finally {
    await browser.close();
    server.close();
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** Folders under path prefixes, the longest prefix first. Without cross-origin isolation: no page here has threads. */
async function serve(folders: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer(async ({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    const [prefix, folder] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? ['/', ''];
    try {
      const body = await readFile(join(folder, path.slice(prefix.length)));
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}
