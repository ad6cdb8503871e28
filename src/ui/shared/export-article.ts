import { allowsPicture } from '../../article/address/picture-address.ts';
import { findArticle } from '../../library/articles/articles.ts';
import { fileName } from '../../library/export/file-name.ts';
import { htmlExport } from '../../library/export/html.ts';
import { markdownExport } from '../../library/export/markdown.ts';
import { keptPicture } from '../../library/pictures/picture-queue.ts';
import { type ExportedFile, textFile } from './download.ts';
import {
  exportedArticle,
  exportTitle,
  type Placed,
  type PlacePicture,
  placePictures,
  translatedArticle,
  type Wish,
} from './export/prepare.ts';

/** What to export and how. */
export interface ExportOptions extends Wish {
  readonly id: string;
  readonly format: 'html' | 'markdown';
}

/** Writes an article of the library into one file that needs nothing else. */
export async function exportArticle(
  wish: ExportOptions,
): Promise<ExportedFile & Pick<Placed, 'missing'>> {
  const record = await findArticle(wish.id);
  if (!record) throw new Error('the library does not have this article');
  const { id, url } = record.article;
  const target = wish.content === 'original' ? undefined : wish.target;
  const whole = exportedArticle(await translatedArticle(record, target), wish);
  const isMarkdown = wish.format === 'markdown';
  const place = isMarkdown ? onTheWeb(url) : withinPage(id);
  const { exported, missing } = await placePictures(whole, place);
  const title = exportTitle(exported);
  const file = isMarkdown
    ? textFile(fileName(title, 'md'), markdownExport(exported), 'text/markdown')
    : textFile(fileName(title, 'html'), htmlExport(exported), 'text/html');
  return { ...file, missing };
}

/** Leaves pictures where the page has them. */
export function onTheWeb(page: string): PlacePicture {
  return (address) => (allowsPicture(address, page) ? address : undefined);
}

/** Puts the pictures that are kept into the page itself. */
function withinPage(articleId: string): PlacePicture {
  return async (address) => {
    if (address.startsWith('data:')) return address;
    const picture = await keptPicture(articleId, address);
    return picture && dataAddress(picture);
  };
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
