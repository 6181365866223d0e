/** The bench in Node: started by run.mjs as a process of its own, which answers with a message. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { bench } from './bench';

const [packages, kernels, options] = process.argv.slice(2);
const report = await bench(
  {
    name: `Node ${process.versions.node}`,
    packages,
    load: (url) => readFile(`${kernels}${basename(url.pathname)}`),
  },
  JSON.parse(options),
  (line) => console.error(line),
);
process.send?.(report);
process.disconnect?.();
