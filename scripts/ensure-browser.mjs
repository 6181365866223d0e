// Makes sure some Chromium exists for the tests: Playwright's own, a system one, else installs one.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { systemBrowsers } from '../e2e/browser.ts';

const have = () =>
  Boolean(process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) ||
  existsSync(chromium.executablePath()) ||
  systemBrowsers.some((path) => existsSync(path));

function run(...command) {
  console.log('$', command.join(' '));
  try {
    execFileSync(command[0], command.slice(1), { stdio: 'inherit' });
  } catch {
    // the next way is tried, and the last check tells
  }
}

if (!have()) run('npx', 'playwright', 'install', 'chromium');
if (!have() && existsSync('/usr/bin/apt-get')) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  run(...sudo, 'apt-get', 'update', '-qq');
  run(...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
}
if (!have()) {
  console.error(
    'No Chromium found. Run `npx playwright install --with-deps chromium`, or install chromium and set CHROMIUM_PATH.',
  );
  process.exit(1);
}
