import { type EmbedKind, siteEmbedKind } from '../../article/address/embed-kind.ts';
import type { Direction } from '../../article/model.ts';
import type { Messages } from '../../platform/i18n.ts';

/** What a card leads to; `page` where neither its site nor its file tells more. */
export type CardKind = EmbedKind | 'page';

/** What cards say in the interface's language. */
export type CardNames = Readonly<Record<CardKind, string>>;

/** The names of all kinds. */
export function cardNames(messages: Messages): CardNames {
  return {
    video: messages('embed_video'),
    post: messages('embed_post'),
    sound: messages('embed_sound'),
    map: messages('embed_map'),
    chart: messages('embed_chart'),
    page: messages('embed_page'),
  };
}

/** The kind of what a card leads to, by its address alone. */
export function cardKind(address: string): CardKind {
  if (!URL.canParse(address)) return 'page';
  const url = new URL(address);
  if (/\.(?:mp4|m4v|webm|mov|m3u8)$/i.test(url.pathname)) return 'video';
  if (/\.(?:mp3|m4a|aac|ogg|oga|opus|wav)$/i.test(url.pathname)) return 'sound';
  const kind = siteEmbedKind(url);
  // Sites of posts have films too.
  const isFilm = kind === 'post' && /\/(?:videos?|reels?|watch)(?:[/.]|$)/.test(url.pathname);
  return isFilm ? 'video' : (kind ?? 'page');
}

/** Says in a card what it leads to, in the interface's language, and sets its parts in the card's direction. */
export function labelCard(card: Element, names: CardNames): void {
  const link = [...card.querySelectorAll('a[href]')].at(-1);
  if (!link) return;
  const line = link.closest('p');
  line?.removeAttribute('dir');
  line?.classList.add('embed-source');
  const label = document.createElement('span');
  label.className = 'embed-kind';
  label.lang = document.documentElement.lang;
  label.textContent = names[cardKind(link.getAttribute('href') ?? '')];
  (line ?? card).prepend(label);
}

/** Direction of a card: its own words', or where it has none that of what stands around it. */
export function cardDirection(card: Element, own: Direction, around: Direction): Direction {
  return card.querySelectorAll('p').length > 1 ? own : around;
}
