/** Where an entry came from: one row an operation. */

import { elementwise } from './elementwise';
import type { ExplanationTable } from './explain';
import { movement } from './movement';
import { network } from './network';
import { reduce } from './reduce';

export const explanations: ExplanationTable = { ...elementwise, ...reduce, ...movement, ...network };
