import { detectorLayer, detectors, features } from '@/models/transformer/detectors';
import { isKnown, knownWords, vectors } from '@/models/transformer/featureWords';
import { bendAt, bendCurve, ffn, ffnParameters, isGated, type Activation } from '@/models/transformer/ffn';
import { gradientOfUnits, shareOff } from '@/models/transformer/hiddenUnits';
import { rowMoved } from '@/models/transformer/norms';
import { words } from '@/models/text/words';
import type { StateOf } from '@/state/dials';
import { longest, type dials } from './dials';

export type State = StateOf<typeof dials>;
export type Result = ReturnType<typeof compute>;

/** Of the drawn curve: −reach … reach. */
export const reach = 6;
/** Below this a hidden number counts as near 0. */
export const near = 0.05;
/** What another word is changed to, and what when it is that already. */
const [strange, stranger] = ['tigers', 'houses'];
const curves = (['relu', 'gelu', 'swiglu'] as const).map((activation) => ({
  activation,
  points: bendCurve(activation, reach),
}));
const gpt3 = { d: 12288, dff: 49152, layers: 96 };
const d = features.length;

export function compute({ activation, ratio, nudge, swap, text, token, unit }: State) {
  const read = words(text, longest);
  const isEmpty = read.tokens.length === 0;
  const written = isEmpty ? ['cats'] : read.tokens;
  const t = Math.min(token, written.length - 1);
  /** The word after the chosen one, or before where there is none after. */
  const other = written.length === 1 ? undefined : t + 1 < written.length ? t + 1 : t - 1;
  const swapped = swap && other !== undefined;
  const tokens = swapped
    ? written.map((word, i) => (i === other ? (word.toLowerCase() === strange ? stranger : strange) : word))
    : written;

  const units = Math.max(1, Math.round(d * ratio));
  const k = Math.min(unit, units - 1);
  const W = detectorLayer(units, { unit: k, by: nudge });
  const X = vectors(tokens);
  const layer = ffn(X, W, activation);
  const before = swapped ? ffn(vectors(written), W, activation) : layer;
  const gradients = gradientOfUnits(vectors([...knownWords, ...tokens]), W, activation);
  const here = layer.hidden.narrow(0, t, 1);
  const gated = isGated(activation);
  const count = (of: Activation) => ffnParameters(d, units, isGated(of));

  return {
    isEmpty,
    dropped: read.dropped,
    unknown: [...new Set(tokens.filter((word) => !isKnown(word)))],
    written,
    tokens,
    t,
    other,
    swapped,
    d,
    units,
    /** units with a written question */
    handmade: Math.min(units, detectors.length),
    k,
    W,
    X,
    ...layer,
    stream: X.add(layer.out).named('x+y', ['T', 'd']),
    curves: curves.map((curve) => ({
      ...curve,
      isOn: curve.activation === (activation === 'geglu' ? 'gelu' : activation),
    })),
    bend: bendAt(activation, layer.asked.at(t, k)),
    offHere: shareOff(here),
    offAll: shareOff(layer.hidden),
    nearAll: shareOff(layer.hidden, near),
    gradient: gradients[k]!,
    dead: gradients.flatMap((gradient, at) => (gradient === 0 ? [at] : [])),
    knownCount: knownWords.length,
    moved: rowMoved(before.out, layer.out, t),
    movedOther: other === undefined ? 0 : rowMoved(before.out, layer.out, other),
    gated,
    parameters: { used: count(activation), plain: count('relu'), gated: count('swiglu') },
    gpt3: { layer: ffnParameters(gpt3.d, gpt3.dff, false), all: gpt3.layers * ffnParameters(gpt3.d, gpt3.dff, false) },
  };
}

/** The question of a unit, or that it has none. */
export const questionOf = (k: number) => detectors[k]?.question ?? 'drawn, no question';
/** The features a unit writes and how much, for a clear yes. */
export const answerOf = (k: number) =>
  features.flatMap((feature) => {
    const value = detectors[k]?.writes[feature];
    return value === undefined ? [] : [{ feature, value }];
  });
export { features };
