import { isSameSite } from '../../article/address/canonical-address.ts';
import { allowsPicture } from '../../article/address/picture-address.ts';
import type { PictureOutcome } from '../../library/pictures/picture-queue.ts';
import { pictureType } from '../../library/pictures/picture-type.ts';
import { readAtMost, TooLong } from '../../translation/http.ts';
import { browser } from '../browser.ts';
import { hasHosts, hostPattern } from '../permissions.ts';

const patience = 30_000;

/**
 * Fetches a picture of the article at an address (`page`): by the reader's permission for its host, else from the page, where
 * its tab is open and the browser allows it (it mostly has the picture already). Without a permission nothing is asked for from
 * the extension's own origin: Firefox would send the installation's lasting id along. No redirect is followed: where it leads
 * can be told only after it was asked.
 */
export async function fetchPicture(
  url: string,
  page: string,
  maxBytes: number,
): Promise<PictureOutcome> {
  if (!allowsPicture(url, page)) return 'left-out';
  if (await hasHosts([hostPattern(url)])) return fetchDirectly(url, maxBytes);
  const inPage = await fetchInTab(url, page, maxBytes);
  return inPage ?? (navigator.onLine ? 'permission' : 'failed');
}

async function fetchDirectly(url: string, maxBytes: number): Promise<PictureOutcome> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return 'failed';
    const type = response.headers.get('content-type') ?? '';
    return pictureOf(await readAtMost(response, maxBytes), type);
  } catch (error) {
    return error instanceof TooLong ? 'too-large' : 'failed';
  }
}

function pictureOf(bytes: Uint8Array<ArrayBuffer>, named: string): PictureOutcome {
  if (bytes.length === 0) return 'failed';
  const type = pictureType(bytes, named);
  return type ? new Blob([bytes], { type }) : 'not-image';
}

async function fetchInTab(
  url: string,
  page: string,
  maxBytes: number,
): Promise<PictureOutcome | undefined> {
  try {
    // The address of a tab is visible only where activeTab or a host permission covers it.
    const tabs = await browser.tabs.query({});
    const tab = tabs.find((open) => !open.incognito && open.url && isSameSite(open.url, page));
    if (tab?.id === undefined) return undefined;
    const [injection] = await browser.scripting.executeScript({
      target: { tabId: tab.id },
      func: readPicture,
      args: [url, maxBytes, patience],
    });
    const answer = injection?.result as PageAnswer | undefined;
    if (!answer || typeof answer === 'string') return answer;
    const bytes = Uint8Array.from(atob(answer.base64), (letter) => letter.charCodeAt(0));
    return pictureOf(bytes, answer.type);
  } catch {
    return undefined;
  }
}

/** What the page's own request came to; undefined where the browser does not let the page read the answer. */
type PageAnswer =
  | { readonly base64: string; readonly type: string }
  | 'too-large'
  | 'failed'
  | undefined;

/** Runs in the page, so it may name nothing outside itself. */
async function readPicture(url: string, maxBytes: number, patience: number): Promise<PageAnswer> {
  try {
    const isOwn = new URL(url).origin === location.origin;
    const response = await fetch(url, {
      cache: 'force-cache',
      credentials: isOwn ? 'same-origin' : 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) return 'failed';
    const type = response.headers.get('content-type') ?? '';
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
    return await new Promise((resolve, reject) => {
      const file = new FileReader();
      file.onload = () => resolve({ base64: String(file.result).split(',')[1] ?? '', type });
      file.onerror = reject;
      file.readAsDataURL(new Blob(parts));
    });
  } catch {
    return undefined;
  }
}
