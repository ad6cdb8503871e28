import { textsIn, wordFiles } from './extraction/language/word-files.ts';

// Injected before the content script: its completion value is the list of files with the words that the page needs.
Object.assign(globalThis, { warraqWords: {} });

const { body, documentElement } = document;
const files: readonly string[] = wordFiles(textsIn(body ?? documentElement));

export default files;
