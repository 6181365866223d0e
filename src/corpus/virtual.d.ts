declare module 'virtual:model-facts' {
  /** Typed in models.ts. */
  const rows: unknown;
  export default rows;
}
declare module 'virtual:course-prose' {
  const prose: string;
  export default prose;
}
