// usage: node scripts/check-lockfile.mjs package-lock.json
// Two faults that only show on somebody else's machine: an optional (platform) package without an entry of its own, and a download address of one registry.
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'));
const present = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
const missing = Object.entries(lock.packages).flatMap(([by, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !present.has(name))
    .map(([name, version]) => `${name}@${version}, wanted by ${by || 'the project'}, has no entry`),
);
const addressed = Object.entries(lock.packages)
  .filter(([, { resolved }]) => resolved?.startsWith('http'))
  .map(([path]) => `${path} names a download address`);
const problems = [...missing, ...addressed];
if (problems.length) {
  console.error(`package-lock.json:\n  ${problems.join('\n  ')}`);
  process.exit(1);
}
console.log(`package-lock.json: ${present.size} packages, every platform's among them`);
