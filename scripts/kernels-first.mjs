// Before any test file: the kernels are built, so that the tests run from a fresh clone.
import { execFileSync } from 'node:child_process';

export default function setup() {
  execFileSync(process.execPath, [new URL('./build-kernels.mjs', import.meta.url).pathname], { stdio: 'inherit' });
}
