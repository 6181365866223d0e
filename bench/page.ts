/** The bench in a browser: run.mjs opens the page and calls this. */

import { bench, type Options, type Report } from './bench';

declare global {
  interface Window {
    runBench: (place: string, options: Options) => Promise<Report>;
  }
}

window.runBench = (place, options) =>
  bench({ name: place, packages: '/packages/' }, options, (line) => console.info(line));
