import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maxLinkLength } from '@/state/link';
import { decodeCues, encodeCues, fitsOneLink, keptCues, maxCues, move } from './cues';

const placements = new Set(['mask-painter', 'attention-heatmap.turned']);
const cue = fc
  .tuple(fc.constantFrom(...placements), fc.string({ maxLength: 20 }))
  .map(([key, text]) => `${key}=v1;text=${text}`);

test('a list that fits one link comes back from it in order', () => {
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 20 }), (cues) => {
      fc.pre(fitsOneLink(cues));
      expect(decodeCues(encodeCues(cues), placements)).toEqual(cues);
    }),
  );
});

test('only figures of this chapter are played', () => {
  const mixed = [
    'mask-painter=v1',
    'elsewhere=v1',
    'mask-painter.off=v1',
    '__proto__=v1',
    'attention-heatmap.turned=v1;row=2',
  ];
  expect(decodeCues(encodeCues(mixed), placements)).toEqual(['mask-painter=v1', 'attention-heatmap.turned=v1;row=2']);
});

test('a link from anywhere never throws and never grows a long list', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `#cues=mask-painter=v1&${text}`),
      ),
      (hash) => {
        expect(decodeCues(hash, placements).length).toBeLessThanOrEqual(maxCues);
      },
    ),
  );
  expect(decodeCues('#cues=mask-painter=v1&%', placements)).toEqual(['mask-painter=v1']);
  expect(decodeCues(`#cues=mask-painter=v1;text=${'x'.repeat(maxLinkLength)}`, placements)).toEqual([]);
});

test('a cue moves one place, and not over the end', () => {
  expect(move(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(move(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(move(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('a broken memory is an empty list', () => {
  const store = (text: string | undefined) => ({ read: () => text, write: () => false, forget: () => undefined });
  expect(keptCues('attention', placements, store('{not cues')).read()).toEqual([]);
  expect(keptCues('attention', placements, store(undefined)).read()).toEqual([]);
});
