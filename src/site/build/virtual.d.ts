declare module 'virtual:figures' {
  /** The two files of a figure, loaded when it is first shown; undefined where no folder of src/widgets has this name. */
  export function openFigure(id: string): Promise<
    | {
        Drawing: import('svelte').Component<Record<string, unknown>>;
        declaration: import('@/state/figure').Figure;
      }
    | undefined
  >;
}
