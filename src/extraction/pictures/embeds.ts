import { isSitePage } from '../../article/address/canonical-address.ts';
import { siteEmbedKind } from '../../article/address/embed-kind.ts';
import { collapseWhitespace } from '../blocks/structure.ts';
import { appeals, lineKey } from '../lines/wording.ts';
import { removeBox } from '../removals.ts';

/** Where a site's players and posts show themselves, and the address of the page for people. */
const players: readonly (readonly [RegExp, (id: string) => string])[] = [
  [
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,})/,
    (id) => `https://www.youtube.com/watch?v=${id}`,
  ],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/, (id) => `https://vimeo.com/${id}`],
  [
    /^https?:\/\/(?:www\.|geo\.)?dailymotion\.com\/embed\/video\/(\w+)/,
    (id) => `https://www.dailymotion.com/video/${id}`,
  ],
  [
    /^https?:\/\/platform\.twitter\.com\/embed\/.*[?&]id=(\d+)/,
    (id) => `https://x.com/i/status/${id}`,
  ],
  [
    /^https?:\/\/(?:www\.)?facebook\.com\/plugins\/(?:post|video)\.php\?.*href=([^&]+)/,
    (id) => decodeURIComponent(id),
  ],
];

const posts =
  'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, ' +
  'blockquote.tiktok-embed, blockquote.fb-xfbml-parse-ignore, blockquote.reddit-embed-bq, ' +
  'blockquote.text-post-media, .fb-post, .fb-video';

/**
 * Elements of a page's own making that stand for a film or a post, as AMP's and players that wait for a click: the attribute that
 * tells which, and what an address begins with.
 */
const ownElements: ReadonlyMap<string, readonly [attribute: string, address: string]> = new Map(
  Object.entries({
    'AMP-YOUTUBE': ['data-videoid', 'https://www.youtube.com/watch?v='],
    'AMP-TWITTER': ['data-tweetid', 'https://x.com/i/status/'],
    'AMP-INSTAGRAM': ['data-shortcode', 'https://www.instagram.com/p/'],
    'AMP-FACEBOOK': ['data-href', ''],
    'AMP-IFRAME': ['src', ''],
    'AMP-VIDEO': ['src', ''],
    'LITE-YOUTUBE': ['videoid', 'https://www.youtube.com/watch?v='],
    'LITE-VIMEO': ['videoid', 'https://vimeo.com/'],
  } as const),
);

/** Characters of a card's text. */
const longest = 1000;

/** What WordPress puts in a frame's place until it is clicked. */
const waiting = '.rll-youtube-player';

/** Elements of which some are embeds: plain names, which a browser finds soonest. */
const embedding = `iframe, video, audio, figure, blockquote, .fb-post, .fb-video, ${waiting}, ${[...ownElements.keys()].join(', ')}`;

/** Puts a placeholder, which Readability takes for a picture, where a foreign post or video stands. */
export function markEmbeds(body: Element, base: string): void {
  for (const element of body.querySelectorAll(embedding)) {
    const markOne = byTag.get(element.tagName) ?? markNamed;
    markOne(element, base);
  }
}

const byTag: ReadonlyMap<string, (element: Element, base: string) => void> = new Map(
  Object.entries({ IFRAME: markFrame, VIDEO: markVideo, AUDIO: markVideo, FIGURE: markLinkCard }),
);

function markNamed(element: Element, base: string): void {
  const own = ownElements.get(element.tagName);
  if (own) markOwn(element, own);
  else if (element.matches('.wp-embedded-content')) {
    const href = element.querySelector('a[href]')?.getAttribute('href') ?? '';
    markPage(element, { href, base }, element.textContent);
  } else if (element.matches(waiting))
    mark(element, playerAddress(element.getAttribute('data-src') ?? ''), '');
  else if (element.matches(posts)) mark(element, postAddress(element), postText(element));
}

function markOwn(element: Element, [attribute, address]: readonly [string, string]): void {
  const id = element.getAttribute(attribute);
  mark(element, id ? address + id : undefined, '');
}

function mark(element: Element, address: string | undefined, text: string): void {
  if (!address) {
    element.remove();
    return;
  }
  const caption = element.closest('figure')?.querySelector('figcaption');
  caption?.remove();
  const place = element.ownerDocument.createElement('img');
  place.setAttribute('src', 'https://embed.invalid/card.jpg');
  place.setAttribute('data-embed', address);
  const named = caption?.textContent || element.getAttribute('title');
  place.setAttribute('data-embed-text', text || cardText(named ?? ''));
  const line = element.ownerDocument.createElement('p');
  line.append(place);
  element.replaceWith(line);
}

/** A figure that is one link, with the title and the first words of the page that it leads to. */
function markLinkCard(figure: Element, base: string): void {
  const link = figure.firstElementChild;
  const href = link?.getAttribute('href') ?? '';
  if (link?.tagName !== 'A' || figure.childElementCount > 1 || /^#|^\w+:(?!\/\/)/.test(href))
    return;
  const [title, ...more] = [...link.querySelectorAll('*')].filter(
    (part) => part.childElementCount === 0 && part.textContent.trim(),
  );
  // What is linked otherwise is a picture, with its caption.
  if (!title || more.length === 0 || link.querySelector('figcaption')) return;
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
  const links = [...post.querySelectorAll('a[href]')].map(
    (link) => link.getAttribute('href') ?? '',
  );
  const isCard = (href: string): boolean =>
    URL.canParse(href) && siteEmbedKind(new URL(href)) !== undefined;
  return named ?? links.findLast(isCard) ?? links.at(-1);
}

/** What a post says, line by line, and on the last who wrote it and when. */
function postText(post: Element): string {
  // "View this post on Instagram"
  for (const part of post.querySelectorAll('a, p'))
    if (appeals.is(lineKey(part.textContent)) || ownPicture.test(part.textContent)) part.remove();
  for (const end of post.querySelectorAll('br')) end.replaceWith(lineEnd);
  for (const paragraph of post.querySelectorAll('p')) paragraph.append(lineEnd);
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
  const source = lazySource(frame);
  const url = source && URL.canParse(source, base) ? new URL(source, base).href : '';
  const isCard =
    url &&
    siteEmbedKind(new URL(url)) &&
    !/\/(?:like|share|follow|plugins)/.test(new URL(url).pathname);
  const address = playerAddress(url) ?? (isCard ? url : undefined);
  mark(frame, address, '');
}

/** The page for people of a film or post that a player's address shows. */
function playerAddress(url: string): string | undefined {
  const player = players.find(([pattern]) => pattern.test(url));
  const id = player?.[0].exec(url)?.[1];
  return id && player?.[1](id);
}

/** A frame's address, or the one that waits for a script: consent tools and caches name it as they like. */
function lazySource(frame: Element): string {
  const names = frame.getAttributeNames().filter((name) => name.endsWith('src'));
  const values = names.sort((a, b) => b.length - a.length).map((name) => frame.getAttribute(name));
  return values.find((value) => value && value !== 'about:blank') ?? '';
}

function markVideo(video: Element, base: string): void {
  const source = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src');
  const url = source && URL.canParse(source, base) ? new URL(source, base) : undefined;
  mark(video, url && /^https?:$/.test(url.protocol) ? url.href : undefined, '');
}
