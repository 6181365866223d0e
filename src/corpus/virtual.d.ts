declare module 'virtual:course-prose' {
  const prose: string;
  export default prose;
}
