declare module 'virtual:figures' {
  /** Figure id → the two files of the figure, loaded when it is first shown. */
  export const figures: Readonly<
    Record<
      string,
      () => Promise<{
        Drawing: import('svelte').Component<Record<string, unknown>>;
        declaration: import('@/state/figure').Figure;
      }>
    >
  >;
}
