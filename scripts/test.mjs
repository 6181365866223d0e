// Everything that must hold, one after another, and a plain last line: `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

mkdirSync('test-results', { recursive: true });
for (const name of ['unit', 'e2e']) rmSync(`test-results/${name}.json`, { force: true });
const started = Date.now();
let passed = 0;
let failed = 0;

function run(command, env = {}) {
  return new Promise((done) => {
    console.log(`\n── ${command}`);
    const child = spawn(command, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    child.on('close', (code) => done(code === 0));
  });
}
async function check(command, env) {
  const ok = await run(command, env);
  if (ok) passed++;
  else failed++;
  return ok;
}
/** A runner that died without a report counts as one failure. */
function count(file, ok, read) {
  try {
    const report = read(JSON.parse(readFileSync(file, 'utf8')));
    passed += report.passed;
    failed += report.failed || (ok ? 0 : 1);
  } catch {
    failed++;
  }
}

for (const name of ['lock', 'rooms', 'kernels', 'types', 'svelte']) await check(`npm run --silent check:${name}`);
await check('npm run --silent lint');
const units = await run('npx vitest run --reporter=default --reporter=json --outputFile.json=test-results/unit.json');
count('test-results/unit.json', units, (r) => ({
  passed: r.numPassedTests,
  failed: r.numFailedTests + r.numFailedTestSuites * Number(r.numFailedTests === 0),
}));
const built =
  (await check('npm run --silent build')) &&
  (await check('npm run --silent build', { BASE: '/course/', OUT_DIR: 'dist-course' }));
if (built) {
  const ok = await run('npx playwright test');
  count('test-results/e2e.json', ok, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }));
} else failed++;

console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
