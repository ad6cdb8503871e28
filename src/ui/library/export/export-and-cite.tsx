import { findReadable } from '../../../library/articles/articles.ts';
import type { Messages } from '../../../platform/i18n.ts';
import { citableOf } from '../../shared/cite/citable-article.ts';
import { translatedArticle } from '../../shared/export/prepare.ts';
import { showDialog } from '../../shared/share-dialog.tsx';
import { type ExportChoice, ExportDialog } from './export-dialog.tsx';

/** Asks over the page how articles are to be exported, and does it. */
export function showExport(choice: ExportChoice, messages: Messages): Promise<void> {
  return showDialog((onClose) => <ExportDialog {...{ choice, messages, onClose }} />);
}

/** Shows how articles of the library are cited; those that are not there any more or can't be read are left out. */
export async function showCitations(ids: readonly string[], messages: Messages): Promise<void> {
  const list = [];
  // One after another: only their facts are kept.
  for (const id of ids) {
    const record = await findReadable(id);
    if (!record) continue;
    const [target] = record.targets;
    list.push(citableOf(record, await translatedArticle(record, target), target));
  }
  const { showCiteDialog } = await import('../../shared/cite/cite-dialog.tsx');
  await showCiteDialog(list, messages);
}
