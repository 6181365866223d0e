declare module 'virtual:model-facts' {
  /** Typed in models.ts. */
  const rows: unknown;
  export default rows;
}
declare module 'virtual:course-prose' {
  /** The whole text, or nothing where it has to be fetched. */
  export const text: string;
  export const address: string;
}
