/** Said in place of a number where a mask leaves a query nothing to read. */
export const noKey = 'no key allowed: 0/0 has no value';
