import { flag, num, oneOf } from '@/state/dials';

export const longest = 1_048_576;

export const shows = {
  parts: 'by part',
  chains: 'against chains',
  memory: 'memory',
  writing: 'writing',
  weights: 'weights',
};

export const dials = {
  show: oneOf('Show', 'parts', shows, { inPicture: true }),
  n: num('Tokens n', 2048, [1, longest], 1, { log: true }),
  d: num('Width d', 12_288, [1, 65_536], 1, { log: true }),
  N: num('Layers N', 96, [1, 512], 1, { log: true }),
  h: num('Heads h', 96, [1, 512], 1, { log: true }),
  ff: num('Inner width d_ff', 49_152, [1, 262_144], 1, { log: true }),
  vocabulary: num('Vocabulary n_voc', 50_257, [2, 1_000_000], 1, { log: true }),
  fresh: num('New tokens m', 1024, [1, 65_536], 1, { log: true }),
  hidden: num('Hidden units m', 12_288, [1, 65_536], 1, { log: true }),
  areas: oneOf('Areas', 'share', { share: 'share', token: 'per token' }),
  causal: flag('Count only what the mask allows', false),
};
