/** What a reader takes from the library, in one file so that it is loaded only where it is needed. */
export { findArticle } from '../../library/articles.ts';
export { openLibrary } from '../../library/database.ts';
export { isDamagedArticle } from '../../library/stored-text.ts';
export { keptSentences } from '../../library/translations.ts';
export { keptPictures } from './kept-pictures.ts';
export { keptTranslation } from './kept-translation.ts';
