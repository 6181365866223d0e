/** Nats are to base e, bits to base 2: one bit is ln 2 = 0.693 nats. */
export const bits = (nats: number): number => nats / Math.LN2;
