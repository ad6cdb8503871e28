import { fileName } from './file-name.ts';

/** Names of pictures that a site shows where an article has none: "SD-default-image.png", "no_photo.jpg". */
const standIn = new RegExp(
  [
    '(?:^|[-_.])(?:(?:default|defualt|no|empty|missing)[-_]?(?:image|img|picture|pic|photo|thumb(?:nail)?|',
    String.raw`cover|post|featured?)|placeholder|image[-_]?not[-_]?(?:found|available))(?:$|[-_.\d])`,
  ].join(''),
  'i',
);

/** Names of pictures that say whose page it is, and nothing of the article. */
const ofTheSite = new RegExp(
  [
    String.raw`(?:^|[-_.])(?:default|defualt|\w{0,30}logo\w{0,30}|banner|favicon|icon|avatar|fallback|generic|`,
    String.raw`site[-_]?\w{0,30}|shar(?:e|ing)|social|og|opengraph|feature[-_]?image)(?:$|[-_.\d])`,
  ].join(''),
  'i',
);

/** Whether a picture stands in for one that an article does not have. */
export function isPlaceholderPicture(address: string): boolean {
  return standIn.test(fileName(address));
}

/** Whether a picture that a page names for its article is the site's own, by its file's name. */
export function isSiteDefaultPicture(address: string): boolean {
  const name = fileName(address);
  return standIn.test(name) || ofTheSite.test(name) || /\.svg$/i.test(name);
}
