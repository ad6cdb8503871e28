declare module '*.txt' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: esbuild's form of a text.
  export default text;
}
