import { isSitePage } from '../../article/address/canonical-address.ts';
import { siteEmbedKind } from '../../article/address/embed-kind.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { all, attribute, has, make } from '../elements.ts';
import { appeals, lineKey } from '../lines/wording.ts';
import { removeBox } from '../removals.ts';

/** What the address of a film's or post's page for people begins with; its id follows. */
const pages = {
  youtube: 'https://www.youtube.com/watch?v=',
  vimeo: 'https://vimeo.com/',
  dailymotion: 'https://www.dailymotion.com/video/',
  x: 'https://x.com/i/status/',
  instagram: 'https://www.instagram.com/p/',
} as const;

/** Where a site's players and posts show themselves by an id, and the page for people; of Facebook the id is that page's address. */
const players: readonly (readonly [player: RegExp, page: string])[] = [
  [/^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/, pages.youtube],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/, pages.vimeo],
  [/^https?:\/\/(?:www\.|geo\.)?dailymotion\.com\/embed\/video\/(\w+)/, pages.dailymotion],
  [/^https?:\/\/platform\.twitter\.com\/embed\/.*[?&]id=(\d+)/, pages.x],
  [/^https?:\/\/(?:www\.)?facebook\.com\/plugins\/(?:post|video)\.php\?.*href=([^&]+)/, ''],
];

const posts =
  'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, ' +
  'blockquote.tiktok-embed, blockquote.fb-xfbml-parse-ignore, blockquote.reddit-embed-bq, ' +
  'blockquote.text-post-media, .fb-post, .fb-video';

/**
 * Elements of a page's own making that stand for a film or a post, as AMP's and players that wait for a click: the attribute that
 * tells which, and what an address begins with.
 */
const ownElements: Readonly<Record<string, readonly [attribute: string, page: string]>> = {
  'AMP-YOUTUBE': ['data-videoid', pages.youtube],
  'AMP-TWITTER': ['data-tweetid', pages.x],
  'AMP-INSTAGRAM': ['data-shortcode', pages.instagram],
  'AMP-FACEBOOK': ['data-href', ''],
  'AMP-IFRAME': ['src', ''],
  'AMP-VIDEO': ['src', ''],
  'LITE-YOUTUBE': ['videoid', pages.youtube],
  'LITE-VIMEO': ['videoid', pages.vimeo],
};

/** Characters of a card's text. */
const longest = 1000;

/** What WordPress puts in a frame's place until it is clicked. */
const waiting = '.rll-youtube-player';

/** Elements of which some are embeds: plain names, which a browser finds soonest. */
const embedding = `iframe,video,audio,figure,blockquote,.fb-post,.fb-video,${waiting},${Object.keys(ownElements).join()}`;

/** Puts a placeholder, which Readability takes for a picture, where a foreign post or video stands. */
export function markEmbeds(body: Element, base: string): void {
  for (const element of all(body, embedding)) {
    const own = ownElements[element.tagName];
    if (own) markOwn(element, own);
    else if (element.matches('iframe')) markFrame(element, base);
    else if (element.matches('video, audio')) markVideo(element, base);
    else if (element.matches('figure')) markLinkCard(element, base);
    else markNamed(element, base);
  }
}

function markOwn(element: Element, [name, page]: readonly [attribute: string, page: string]): void {
  const id = attribute(element, name);
  mark(element, id && page + id);
}

function markNamed(element: Element, base: string): void {
  if (element.matches('.wp-embedded-content')) {
    const href = attribute(element.querySelector('a[href]'), 'href');
    markPage(element, { href, base }, element.textContent);
  } else if (element.matches(waiting)) mark(element, playerPage(attribute(element, 'data-src')));
  else if (element.matches(posts)) mark(element, postAddress(element), postText(element));
}

function mark(element: Element, address: string | undefined, text = ''): void {
  if (!address) {
    element.remove();
    return;
  }
  const caption = element.closest('figure')?.querySelector('figcaption');
  caption?.remove();
  const place = make(element, 'img');
  place.setAttribute('src', 'https://embed.invalid/card.jpg');
  place.setAttribute('data-embed', address);
  const named = caption?.textContent || attribute(element, 'title');
  place.setAttribute('data-embed-text', text || cardText(named));
  element.replaceWith(make(element, 'p', place));
}

/** A figure that is one link, with the title and the first words of the page that it leads to. */
function markLinkCard(figure: Element, base: string): void {
  const link = figure.firstElementChild;
  const href = attribute(link, 'href');
  if (link?.tagName !== 'A' || figure.childElementCount > 1 || /^#|^\w+:(?!\/\/)/.test(href))
    return;
  const [title, ...more] = all(link, '*').filter(
    (part) => part.childElementCount === 0 && part.textContent.trim(),
  );
  // What is linked otherwise is a picture, with its caption.
  if (!title || more.length === 0 || has(link, 'figcaption')) return;
  markPage(figure, { href, base }, title.textContent);
}

/** A page of another site's that a text quotes by its title; one of the same site's is a link to read on. */
function markPage(element: Element, to: { href: string; base: string }, title: string): void {
  const { href, base } = to;
  if (isSitePage(href, base)) removeBox(element, 'embed-of-own-page');
  else if (URL.canParse(href, base)) mark(element, new URL(href, base).href, cardText(title));
}

function postAddress(post: Element): string | undefined {
  const named =
    post.getAttribute('data-instgrm-permalink') ??
    post.getAttribute('cite') ??
    post.getAttribute('data-href');
  const links = all(post, 'a[href]').map((link) => attribute(link, 'href'));
  return named ?? links.findLast((href) => isOfEmbeds(URL.parse(href))) ?? links.at(-1);
}

/** Whether an address is one of the sites whose films and posts stand in other sites' articles. */
function isOfEmbeds(url: URL | null): boolean {
  return url !== null && siteEmbedKind(url) !== undefined;
}

/** What a post says, line by line, and on the last who wrote it and when. */
function postText(post: Element): string {
  // "View this post on Instagram"
  for (const part of all(post, 'a, p'))
    if (appeals.is(lineKey(part.textContent)) || ownPicture.test(part.textContent)) part.remove();
  for (const end of all(post, 'br')) end.replaceWith(lineEnd);
  for (const paragraph of all(post, 'p')) paragraph.append(lineEnd);
  return cardText(post.textContent);
}

/** The address of a post's picture, which stands behind its words. */
const ownPicture = /^\s*pic\.(?:twitter|x)\.com\/\w+\s*$/;

/** What parts a card's lines while line breaks of the markup are still white space. */
const lineEnd = '\u2028';

function cardText(text: string): string {
  const lines = text.split(lineEnd).map(collapseWhitespace).filter(Boolean);
  return lines.join('\n').slice(0, longest);
}

function markFrame(frame: Element, base: string): void {
  const url = addressIn(lazySource(frame), base);
  const isCard = isOfEmbeds(url) && !/\/(?:like|share|follow|plugins)/.test(url?.pathname ?? '');
  mark(frame, playerPage(url?.href ?? '') ?? (isCard ? url?.href : undefined));
}

/** The page for people of a film or post that a player's address shows. */
function playerPage(address: string): string | undefined {
  for (const [player, page] of players) {
    const id = player.exec(address)?.[1];
    if (id) return page + decodeURIComponent(id);
  }
  return undefined;
}

/** A frame's address, or the one that waits for a script: consent tools and caches name it as they like. */
function lazySource(frame: Element): string | undefined {
  const names = frame.getAttributeNames().filter((name) => name.endsWith('src'));
  return names
    .sort((a, b) => b.length - a.length)
    .map((name) => attribute(frame, name))
    .find((value) => value && value !== 'about:blank');
}

function markVideo(video: Element, base: string): void {
  const source = video.getAttribute('src') ?? attribute(video.querySelector('source'), 'src');
  const url = addressIn(source, base);
  mark(video, url && /^https?:$/.test(url.protocol) ? url.href : undefined);
}

function addressIn(source: string | undefined, base: string): URL | null {
  return source ? URL.parse(source, base) : null;
}
