import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { findReadable } from '../../../library/articles/articles.ts';
import type { ArticleRecord } from '../../../library/database/records.ts';
import { onLibraryChanged } from '../../../library/events.ts';
import type { Messages } from '../../../platform/i18n.ts';
import type { Background } from '../../../platform/services/background-api.ts';
import { PictureStatus } from '../../shared/picture-status.tsx';

interface PicturesProps {
  readonly articleId: string;
  readonly background: Background;
  readonly messages: Messages;
}

/** How far a saved article's pictures have come; what it asks is finished by the background when the pop-up is closed. */
export function SavedPictures({ articleId, ...props }: PicturesProps): JSX.Element | null {
  const [article, setArticle] = useState<ArticleRecord>();
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const look = async (): Promise<void> => {
      const found = await findReadable(articleId);
      if (!signal.aborted) setArticle(found);
    };
    onLibraryChanged(() => void look(), signal);
    void look();
    return () => leaving.abort();
  }, [articleId]);
  return article?.keep === 'saved' ? <PictureStatus article={article} {...props} /> : null;
}
