import type { Block, ExtractedArticle } from '../article/model.ts';
import { textDirection } from '../article/text/direction.ts';
import { languageDirection, textLanguage } from '../article/text/language.ts';

/** Headlines from which a page without an article counts as one that leads to articles. */
const fewestHeadlines = 4;

/** The most that are taken; further down a front page repeats itself. */
const mostHeadlines = 80;

/** A headline's least words, in a heading and elsewhere, and its least letters: shorter links name sections. */
const [leastInHeading, leastWords, leastLetters] = [3, 4, 16];

/** Where a page's links lead through the site, not to what is new. */
const navigation = 'nav, footer, [role="navigation"], [role="contentinfo"], [aria-hidden="true"]';

interface Headline {
  readonly text: string;
  readonly address: string;
}

/** A page's headlines that lead to other pages, in its order, each page once. */
function headlinesOf(page: Document): readonly Headline[] {
  const found = new Map<string, Headline>();
  const texts = new Set<string>();
  for (const link of page.links) {
    const headline = headlineOf(link, page.location);
    if (!headline || found.has(headline.address) || texts.has(headline.text)) continue;
    found.set(headline.address, headline);
    texts.add(headline.text);
    if (found.size === mostHeadlines) break;
  }
  return [...found.values()];
}

function headlineOf(link: Element, here: Location): Headline | undefined {
  if (!(link instanceof HTMLAnchorElement) || !/^https?:$/.test(link.protocol)) return undefined;
  if (link.host === here.host && link.pathname + link.search === here.pathname + here.search)
    return undefined;
  const headings = 'h1, h2, h3, h4, h5, h6';
  const heading = link.querySelector(headings) ?? link;
  const text = heading.textContent.replace(/\s+/g, ' ').trim();
  const fewest = heading.closest(headings) ? leastInHeading : leastWords;
  const isLong = text.length >= leastLetters && text.split(' ').length >= fewest;
  if (!isLong || link.closest(navigation) || !link.checkVisibility()) return undefined;
  const address = new URL(link.href);
  address.hash = '';
  return { text, address: address.href };
}

/** A page's headlines as an article: one paragraph each, with its link. Undefined where there are too few. */
export function headlinesArticle(page: Document): ExtractedArticle | undefined {
  const headlines = headlinesOf(page);
  if (headlines.length < fewestHeadlines) return undefined;
  const title = page.title.trim() || page.location.hostname;
  const claimed = page.documentElement.lang || undefined;
  const lang = textLanguage(headlines.map(({ text }) => text).join('\n'), claimed);
  const dir = textDirection(headlines.map(({ text }) => text).join('\n'), languageDirection(lang));
  const siteName = page.querySelector<HTMLMetaElement>('meta[property="og:site_name"]')?.content;
  const blocks = headlines.map(({ text, address }): Block => {
    const own = textLanguage(text, lang);
    const link = page.createElement('a');
    link.href = address;
    link.textContent = text;
    const html = `<p>${link.outerHTML}</p>`;
    const side = textDirection(text, languageDirection(own));
    return { kind: 'paragraph', text, html, lang: own, dir: side };
  });
  return {
    ...{ url: page.location.href, title, lang, dir, blocks, listing: true },
    ...(siteName ? { siteName } : {}),
  };
}
