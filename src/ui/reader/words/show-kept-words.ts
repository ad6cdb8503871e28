/** What a reader shows of kept words, in one file: loaded once the article stands there (`build.mjs`). */
export { lightKeptWord } from './light-kept-word.ts';
export { underlineKeptWords } from './underlined-words.ts';
