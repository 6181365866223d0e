// The long tests: five seeds of fuzzing, 90 s a figure each unless said otherwise. `npm run test:soak -- 20` gives each figure 20 s.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';

const perFigure = Number(process.argv[2] ?? 90);
const figures = globSync('src/widgets/*/params.ts').length;
let failed = 0;
for (const seed of process.env.SEED ? [process.env.SEED] : [1, 2, 3, 4, 5]) {
  const { status } = spawnSync('npx', ['playwright', 'test', 'e2e/fuzz.spec.ts'], {
    stdio: 'inherit',
    env: { ...process.env, SEED: String(seed), FUZZ_SECONDS: String(perFigure * figures) },
  });
  if (status !== 0) failed++;
}
process.exit(failed ? 1 : 0);
