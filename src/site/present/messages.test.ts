import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heard, type Now } from './messages';

const now: Now = {
  kind: 'now', title: 'Why divide', where: '5 of 13', next: 'Equation', notes: ['Vote first.'], prose: [], tally: [3, 0], choices: ['1', '8'],
  cues: [{ name: 'Heatmap', state: 'attention-heatmap=v1' }], cueLink: '#cues=', started: 1,
}; // prettier-ignore

test('each side hears the other', () => {
  expect(heard('speaker', now)).toEqual(now);
  expect(heard('speaker', { kind: 'bye' })).toEqual({ kind: 'bye' });
  expect(heard('slides', { kind: 'do', what: 'play', index: 2 })).toEqual({ kind: 'do', what: 'play', index: 2 });
  expect(heard('slides', { kind: 'do', what: 'next' })?.index).toBe(0);
});

test('neither side hears itself, or a stranger', () => {
  expect(heard('slides', now)).toBeUndefined();
  expect(heard('speaker', { kind: 'do', what: 'next' })).toBeUndefined();
  expect(heard('slides', { kind: 'do', what: 'format' })).toBeUndefined();
  expect(heard('slides', { kind: 'do', what: 'play', index: -1 })).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (data) => {
      expect(heard('slides', data)).toBeUndefined();
      expect(heard('speaker', data)).toBeUndefined();
    }),
  );
});
