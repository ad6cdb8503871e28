import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Article } from '../../../article/model.ts';
import { Notice } from '../../shared/notice.tsx';
import type { ReaderServices } from './services.ts';

interface OfferProps extends Pick<ReaderServices, 'messages' | 'background'> {
  readonly article: Article;
  readonly onArticle: (article: Article) => void;
}

/** Says that the page has another text by now, with what can be done about it. */
export function UpdateOffer({
  messages,
  background,
  article,
  onArticle,
}: OfferProps): JSX.Element | undefined {
  const [open, setOpen] = useState(true);
  const [failed, setFailed] = useState(false);
  if (!open) return undefined;
  const update = async (): Promise<void> => {
    try {
      onArticle(await background.update(article.id));
      setOpen(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <Notice text={messages(failed ? 'reader_update_failed' : 'reader_changed')}>
      <button type="button" class="button primary" onClick={() => void update()}>
        {messages('reader_update')}
      </button>
      <a class="button" href={`compare.html?id=${article.id}`} target="_blank" rel="noopener">
        {messages('compare_title')}
      </a>
      <button type="button" class="button quiet" onClick={() => setOpen(false)}>
        {messages('reader_keep_old')}
      </button>
    </Notice>
  );
}
