/** Whether the reader may turn one of these dials in the picture: a locked dial stays as it is, a hidden one is not shown. */
export function turnable(
  { locked, hidden }: { readonly locked: readonly string[]; readonly hidden: readonly string[] },
  ...dials: readonly string[]
): boolean {
  return dials.some((dial) => !locked.includes(dial) && !hidden.includes(dial));
}
