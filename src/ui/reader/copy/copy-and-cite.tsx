import { type Article, readingBlocks } from '../../../article/model.ts';
import { ownDay } from '../../../article/page-date.ts';
import { citable } from '../../../library/citation/citable.ts';
import { findSummaries } from '../../../library/lists/list.ts';
import type { MessageName, Messages } from '../../../platform/i18n.ts';
import type { TranslatedSentence } from '../../../translation/translation.ts';
import { translatedTitle } from '../../shared/export/prepare.ts';
import { showDialog } from '../../shared/share-dialog.tsx';
import type { Cells } from '../pane/pair.tsx';
import { CopyDialog } from './copy-dialog.tsx';
import { selectedBlocks } from './selected-blocks.ts';

/** What the reader shows. */
interface Reading {
  readonly article: Article;
  readonly cells: Pick<Cells, 'store' | 'light' | 'display' | 'target'>;
  readonly room: { readonly current: Element | null };
  readonly messages: Messages;
}

/** Asks what of the article is to be copied, and how; says what came of it. */
export function showCopy(reading: Reading, onDone: (word: MessageName) => void): Promise<void> {
  const { article, cells, room, messages } = reading;
  const blocks = readingBlocks(article);
  // Before the dialog takes the focus.
  const selected = room.current ? selectedBlocks(room.current, blocks, cells) : undefined;
  const sentences = sentencesOf(reading);
  return showDialog((onClose) => (
    <CopyDialog
      {...{ article, sentences, messages, onClose, onDone }}
      target={cells.target}
      {...(selected ? { selected } : {})}
    />
  ));
}

/** Shows how the article is cited. */
export async function showCite(reading: Reading): Promise<void> {
  const { article, cells, messages } = reading;
  const text = translatedTitle(sentencesOf(reading));
  const title = text ? { text, lang: cells.target } : undefined;
  // What is not in the library, as in a private window, is read now.
  const [known] = await findSummaries([article.id]).catch(() => []);
  const accessed = ownDay(known ? (known.savedAt ?? known.readAt) : Date.now());
  const { showCiteDialog } = await import('../../shared/cite/cite-dialog.tsx');
  await showCiteDialog([citable(article, accessed, title)], messages);
}

function sentencesOf({ article, cells }: Reading): TranslatedSentence[] {
  return readingBlocks(article).flatMap((_, index) => [...cells.store.of(index)]);
}
