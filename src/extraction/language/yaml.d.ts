/** A language's file as the build compiles it: see scripts/language-data.mjs. */
declare module '*.yaml' {
  const data: import('./language.ts').LanguageData;
  // biome-ignore lint/style/noDefaultExport: a data file has one content and no names.
  export default data;
}
