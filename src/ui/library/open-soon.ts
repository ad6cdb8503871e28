import type { Background } from '../../platform/services/background-api.ts';
import { wantsEngine } from '../../platform/translator/early-engine.ts';

/**
 * Tells the background which article is about to open, where the engine on the device translates it, as soon as its link is pressed or
 * opened by a key: the page that shows it can ask some 100 ms after that only (Chromium 156, 2-core EPYC), and a mouse is held for 80 ms.
 */
export function tellBeforeOpening(background: Pick<Background, 'openSoon'>): void {
  const tell = ({ target, button }: MouseEvent): void => {
    // The right button opens a menu.
    if (button > 1 || !(target instanceof Element)) return;
    const link = target.closest<HTMLAnchorElement>('a[href^="reader.html?"]');
    const address = new URLSearchParams(link?.search);
    const id = address.get('id');
    if (id && wantsEngine(address)) background.openSoon(id).catch(() => undefined);
  };
  document.addEventListener('mousedown', tell);
  document.addEventListener('click', tell);
}
