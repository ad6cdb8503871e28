import type { Place } from './condition.ts';
import type { Line } from './line.ts';

const network =
  /^(?:[\w-]+\.)?(?:facebook|fb|instagram|twitter|x|telegram|t|youtube|tiktok|linkedin|threads|snapchat)\.(?:com|me|net)$/;

/** What leads to a post, a film or a way to share, and to no account. */
const post =
  /\/(?:status|posts?|p|reels?|videos?|photos?|watch|shorts|permalink|events|hashtag|share|sharer)(?:\/|\.php|$)/;

/** Where a site's reports are to be followed, whatever its account is called. */
const followed = /^(?:news\.google\.com\/publications|(?:www\.)?whatsapp\.com\/channel)\//;

/** Letters of the shortest name by which an account is told to be the site's. */
const shortest = 4;

/** Whether a line leads to the site's own account at a network: it asks to follow it, in whatever language. */
export function isSiteAccountLink(line: Line, { facts }: Place): boolean {
  const { kind, element, words, endsSentence } = line;
  // "The council's meeting is shown on its own page."
  if (kind === 'table' || (words.length > 14 && endsSentence)) return false;
  return [...element.querySelectorAll('a[href^=http]')].some((link) =>
    isOwnAccount(link.getAttribute('href') ?? '', facts?.host ?? ''),
  );
}

function isOwnAccount(href: string, host: string): boolean {
  if (!URL.canParse(href)) return false;
  const { hostname, pathname } = new URL(href);
  if (followed.test(`${hostname}${pathname}`)) return true;
  if (!network.test(hostname) || post.test(pathname)) return false;
  const names = host.split('.').slice(0, -1).map(lettersOf).filter(isLong);
  const account = pathname.split('/').map(lettersOf).filter(isLong);
  return account.some((one) => names.some((name) => one.includes(name) || name.includes(one)));
}

function lettersOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '');
}

function isLong(name: string): boolean {
  return name.length >= shortest;
}
