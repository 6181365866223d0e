/** What a page and the worker with the tokenizers say to each other. */
import type { Encoded } from './encode';
import type { EncodingName } from './encodings';

/** From the page. */
export type ToWorker =
  /** Read the list of tokens, which the page has already fetched. */
  | { kind: 'learn'; name: EncodingName; url: string }
  /** Encode some texts; of each, tell the first `shown` tokens. */
  | { kind: 'encode'; run: number; name: EncodingName; texts: readonly string[]; shown: number }
  /** Nobody waits for this any more. */
  | { kind: 'drop'; run: number };

/** From the worker. */
export type FromWorker =
  | { kind: 'learned'; name: EncodingName }
  | { kind: 'notLearned'; name: EncodingName; reason: string }
  | { kind: 'encoded'; run: number; encoded: readonly Encoded[] }
  | { kind: 'notEncoded'; run: number; reason: string };
