/** What a reader takes from the library, in one file so that it is loaded only where it is needed. */
export { findArticle } from '../../../library/articles/articles.ts';
export { isDamagedArticle } from '../../../library/articles/stored-text.ts';
export { keptSentences } from '../../../library/translations/translations.ts';
export { keptPictures } from '../pictures/saved-picture-urls.ts';
export { keptTranslation } from '../translation/kept-translation.ts';
