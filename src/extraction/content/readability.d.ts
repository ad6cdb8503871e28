// The package's own entry brings along a second file that is not used here.
declare module '@mozilla/readability/Readability.js' {
  // biome-ignore lint/style/noDefaultExport: what the file exports is its class.
  export { Readability as default } from '@mozilla/readability';
}
