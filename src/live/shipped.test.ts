import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { adoptShipped } from '@/golden/adoptShipped';
import { shipped } from './shipped';

const file = await readFile('public/models/holmes-gpt.safetensors');

test('the edition that is asked for is the file that is there, and it is at most 1.2 MB zipped', () => {
  expect(file.length).toBe(shipped.edition.bytes);
  expect(createHash('sha256').update(file).digest('hex').slice(0, 8)).toBe(shipped.edition.hash);
  expect(gzipSync(file).length).toBeLessThan(1_200_000);
});

test('nothing is there before it is asked for', async () => {
  expect(shipped.state()).toEqual({ status: 'absent' });
  expect(shipped.model()).toBeUndefined();
  await adoptShipped();
  expect(shipped.state()).toEqual({ status: 'ready' });
  expect(shipped.model()!.sizes.context).toBe(shipped.edition.context);
  expect(shipped.model()!.note.origin).toContain('npm run train');
});
