import type { PictureOutcome } from '../library/pictures.ts';
import { readAtMost, TooLong } from '../translation/http.ts';
import { browser } from './browser.ts';
import { hasHosts, hostPattern } from './permissions.ts';

const patience = 30_000;

/**
 * Fetches a picture: from the page where its tab is open and the browser allows it (it mostly has the picture already),
 * else directly. Without a host permission the browser refuses most of the other hosts' pictures.
 */
export async function fetchPicture(
  url: string,
  page: string,
  maxBytes: number,
): Promise<PictureOutcome> {
  const isAllowed = await hasHosts([hostPattern(url)]);
  if (!isAllowed) {
    const inPage = await fetchInTab(url, page, maxBytes);
    if (inPage) return inPage;
  }
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    return response.ok ? await pictureOf(response, maxBytes) : 'failed';
  } catch {
    return isAllowed || !navigator.onLine ? 'failed' : 'permission';
  }
}

async function pictureOf(response: Response, maxBytes: number): Promise<PictureOutcome> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim() ?? '';
  if (!type.startsWith('image/')) return 'not-image';
  try {
    const bytes = await readAtMost(response, maxBytes);
    return bytes.length > 0 ? new Blob([bytes], { type }) : 'failed';
  } catch (error) {
    if (error instanceof TooLong) return 'too-large';
    throw error;
  }
}

async function fetchInTab(
  url: string,
  page: string,
  maxBytes: number,
): Promise<PictureOutcome | undefined> {
  const { origin } = new URL(page);
  try {
    // The address of a tab is visible only where activeTab or a host permission covers it.
    const tabs = await browser.tabs.query({});
    const tab = tabs.find((open) => !open.incognito && open.url?.startsWith(`${origin}/`));
    if (tab?.id === undefined) return undefined;
    const [injection] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: readPicture,
      args: [url, maxBytes],
    });
    return injection?.result === 'too-large' ? 'too-large' : blobOf(injection?.result);
  } catch {
    return undefined;
  }
}

/** The picture in a `data:` address; the packaged policy lets no fetch read it. */
function blobOf(address: unknown): Blob | undefined {
  const match = String(address).match(/^data:(image\/[\w.+-]+)[^,]*;base64,(.*)$/s);
  const bytes = Uint8Array.from(atob(match?.[2] ?? ''), (letter) => letter.charCodeAt(0));
  return match?.[1] && bytes.length ? new Blob([bytes], { type: match[1] }) : undefined;
}

/** Runs in the page, so it may name nothing outside itself: the picture as a data address, `too-large`, or nothing. */
async function readPicture(url: string, maxBytes: number): Promise<string | undefined> {
  try {
    const isOwn = new URL(url).origin === location.origin;
    const response = await fetch(url, {
      cache: 'force-cache',
      credentials: isOwn ? 'same-origin' : 'omit',
      signal: AbortSignal.timeout(30_000),
    });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !type.startsWith('image/')) return undefined;
    const reader = response.body?.getReader();
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let length = 0;
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      length += part.value.byteLength;
      if (length > maxBytes) {
        await reader?.cancel();
        return 'too-large';
      }
      parts.push(part.value);
    }
    const picture = new Blob(parts, { type });
    return await new Promise((resolve, reject) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.onerror = reject;
      reader.readAsDataURL(picture);
    });
  } catch {
    return undefined;
  }
}
