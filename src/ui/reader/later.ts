/** What a reader shows only when it is asked for, in one file: the pop-up and the full page load it then (`build.mjs`). */

export { labelCard } from '../render/embed-card.ts';
export { setVerse } from '../render/verse-table.ts';
export { FindBar } from './find/find-bar.tsx';
export { loadListenBar } from './listening/listen-bar.tsx';
export { LinkReader } from './open/link-reader.tsx';
export { OverArticle } from './open/over-article.tsx';
export { ReadingFailure } from './open/reading-failure.tsx';
export { UnkeptNotice } from './open/unkept-notice.tsx';
export { UpdateOffer } from './open/update-offer.tsx';
export { SavedPictures } from './pictures/saved-pictures.tsx';
export { ZoomedPicture } from './pictures/zoomed-picture.tsx';
export { copySelection } from './selection/clean-copy.ts';
export { MoreMenu } from './toolbar/more-menu.tsx';
export { SavedPanel } from './toolbar/saved-panel.tsx';
export { TextPanel } from './toolbar/text-panel.tsx';
export { TranslationFailure } from './translation/translation-failure.tsx';
export { TranslationOffers } from './translation/translation-offers.tsx';
export { Welcome } from './welcome/welcome.tsx';
