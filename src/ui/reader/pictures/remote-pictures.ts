import type { Article } from '../../../article/model.ts';
import { picturesOf } from '../../../library/pictures/picture-list.ts';

/** Forbids this page every remote picture from now on. Call it before anything is shown whose pictures may not be fetched. */
export function forbidRemotePictures(): void {
  allowPictures([]);
}

/**
 * Allows this page from now on the pictures of one article only. Call it before the article is shown. A page cannot see where
 * the pictures that it shows are redirected to; its policy holds for every step, and the browser asks for none that it forbids.
 */
export function allowPicturesOf(article: Article): void {
  allowPictures(picturesOf(article).map(({ url }) => new URL(url).origin));
}

function allowPictures(origins: readonly string[]): void {
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = ["img-src 'self' blob: data:", ...new Set(origins)].join(' ');
  document.head.append(policy);
}
