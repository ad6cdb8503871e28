import type { Article } from '../../../article/model.ts';
import type { MessageName } from '../../../platform/i18n.ts';

/** Copies an article's address; gives the word about it. */
export async function copyLink({ url }: Article): Promise<MessageName> {
  try {
    await navigator.clipboard.writeText(url);
    return 'reader_copied';
  } catch {
    return 'reader_copy_failed';
  }
}

/** Hands the article to what the system offers for sharing; where it offers nothing, the link is copied. Gives the word about that, if any. */
export async function share(article: Article): Promise<MessageName | undefined> {
  const { title, url } = article;
  try {
    await navigator.share({ title, url });
    return undefined;
  } catch (error) {
    // Who turns the system's list away wants nothing else instead.
    const refused = error instanceof DOMException && error.name === 'AbortError';
    return refused ? undefined : copyLink(article);
  }
}
