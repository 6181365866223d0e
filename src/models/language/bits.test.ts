import { expect, test } from 'vitest';
import { bits } from './bits';

test('a fair coin is one bit, ln 2 nats', () => expect(bits(Math.log(2))).toBe(1));
