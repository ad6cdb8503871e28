import { type EmbedKind, siteEmbedKind } from '../../article/address/embed-kind.ts';
import type { Messages } from '../../platform/i18n.ts';

/** What a card leads to; `page` where neither its site nor its file tells more. */
export type CardKind = EmbedKind | 'page';

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
export function labelCard(card: Element, messages: Messages): void {
  const link = [...card.querySelectorAll('a[href]')].at(-1);
  if (!link) return;
  const line = link.closest('p');
  line?.removeAttribute('dir');
  line?.classList.add('embed-source');
  const label = document.createElement('span');
  label.className = 'embed-kind';
  label.lang = document.documentElement.lang;
  label.textContent = messages(`embed_${cardKind(link.getAttribute('href') ?? '')}`);
  (line ?? card).prepend(label);
}
