import { deleteDB } from 'idb';
import { type Article, articleId } from '../../../src/article/model.ts';
import {
  findArticle,
  removeArticle,
  removeArticles,
  saveArticle,
} from '../../../src/library/articles/articles.ts';
import { changeArticles } from '../../../src/library/articles/changes.ts';
import { backupStream } from '../../../src/library/backup/backup.ts';
import { restoreBackup } from '../../../src/library/backup/restore.ts';
import { closeLibrary, openLibrary } from '../../../src/library/database/database.ts';
import type { ArticleSummary } from '../../../src/library/database/records.ts';
import { listArticles } from '../../../src/library/lists/list.ts';
import { newSummary, toStored } from '../../../src/library/lists/summary.ts';
import { articlePictures, storePicture } from '../../../src/library/pictures/picture-queue.ts';
import { keptSentences, storeSentences } from '../../../src/library/translations/translations.ts';
import { article as articleOfVersion1 } from '../../unit/library/sample.ts';
import { makeVersion1, pictureOf1 } from '../../unit/library/version-1.ts';
import { articles } from './sample.ts';

/** What a library is doing when it is killed. */
export type Work = 'save' | 'restore' | 'upgrade';

/** Articles of a library that is upgraded while it is killed, beside the two that stand for the rest. */
export const upgraded = 800;

/** Runs in a page until it is killed: works on the library, and tells a server what is done. */
export function churn(work: Work, server: string, round: number): void {
  const tell = async (what: string, id: string): Promise<void> => {
    await fetch(`${server}${what}/${id}`, { mode: 'no-cors' });
  };
  void { save, restore, upgrade }[work](tell, round);
}

/** Ids of the articles in the lists whose text is not whole; runs in a page. */
export async function halfWritten(): Promise<string[]> {
  const listed = await listArticles({ limit: 100_000 });
  const found = await Promise.all(listed.map(({ id }) => findArticle(id)));
  return found.flatMap((record, at) => {
    const isWhole = record?.article.title === listed[at]?.title && record?.article.blocks.length;
    return isWhole ? [] : [listed[at]?.id ?? ''];
  });
}

/** What in the library is not as it was written, of what `churn` and version 1's maker write; runs in a page. */
export async function unlikeMade(): Promise<string[]> {
  const listed = await listArticles({ limit: 100_000 });
  const wrong = await Promise.all(listed.map(async (summary) => faultsOf(summary)));
  return wrong.flat();
}

async function faultsOf({ id, url, targets }: ArticleSummary): Promise<string[]> {
  const record = await findArticle(id);
  const isOld = /^(?:a|b|n\d+)$/.test(id);
  const made = isOld ? articleOfVersion1(id) : illustrated({ id, url });
  const [sentences, pictures] = await Promise.all([keptSentences(id, 'en'), articlePictures(id)]);
  const texts = sentences.map(({ source, translation }) => `${source}: ${translation.text}`);
  const wanted = targets.includes('en') ? [isOld ? 'س: kept' : 'س: A sentence.'] : [];
  const files = await Promise.all(pictures.flatMap(({ blob }) => (blob ? sumOf(blob) : [])));
  const whole = await sumOf(isOld ? pictureOf1 : photograph());
  return [
    ...(canonical(record?.article) === canonical(made) ? [] : [`${id}: its text`]),
    ...(canonical(texts) === canonical(wanted) ? [] : [`${id}: its translation`]),
    ...(files.every((sum) => sum === whole) ? [] : [`${id}: its picture`]),
  ];
}

/** The SHA-256 of each kept picture of an article, in hexadecimal digits; runs in a page. */
export async function pictureSums(articleId: string): Promise<string[]> {
  const pictures = await articlePictures(articleId);
  const kept = pictures.filter(({ role }) => role === 'block').flatMap(({ blob }) => blob ?? []);
  return Promise.all(kept.map(sumOf));
}

async function sumOf(blob: Blob): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All that the library holds, an article a line; runs in a page. */
export async function contents(): Promise<string[]> {
  const listed = await listArticles({ limit: 100_000 });
  return Promise.all(
    listed.map(async ({ id }) => {
      const [record, sentences, sums] = await Promise.all([
        findArticle(id),
        keptSentences(id, 'en'),
        pictureSums(id),
      ]);
      const { article, tags, savedAt, state } = record ?? {};
      return canonical({ article, tags, savedAt, state, sentences, sums });
    }),
  );
}

/** A value as JSON whose keys are in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** Puts articles into the cache with a picture of a megabyte each, as a restored backup may leave them; runs in a page. */
export async function cacheWithPictures(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = `cached-${n}`;
    await saveArticle(illustrated({ id }));
    const blob = new Blob([new Uint8Array(1_000_000)], { type: 'image/jpeg' });
    await storePicture({ articleId: id, url: picture }, blob);
    const found = await (await openLibrary()).get('articles', id);
    if (found) await (await openLibrary()).put('articles', toStored({ ...found, keep: 'cached' }));
  }
}

type Tell = (what: string, id: string) => Promise<void>;

const picture = 'http://127.0.0.1:9/picture.jpg';

/** A file that begins as a JPEG does. */
function photograph(): Blob {
  const head = [0xff, 0xd8, 0xff, 0xe0];
  return new Blob([new Uint8Array(head), new Uint8Array(50_000)], { type: 'image/jpeg' });
}

function illustrated(part: Partial<Article>): Article {
  const [sample] = articles as readonly [Article];
  const html = `<figure><img src="${picture}"></figure>`;
  const shown = { html, pictures: [picture] };
  const block = { kind: 'picture', text: '', ...shown, lang: 'ar', dir: 'rtl' } as const;
  return { ...sample, ...part, blocks: [...sample.blocks, block] };
}

async function translate(articleId: string): Promise<void> {
  const translation = { text: 'A sentence.', marks: [] };
  const made = { target: 'en', engine: 'bergamot', model: '1', translation } as const;
  await storeSentences([{ articleId, source: 'س', ...made }]);
}

/** Saves, tags, translates and removes, one article after the other. */
async function save(tell: Tell, round: number): Promise<void> {
  let last = '';
  for (let n = 0; ; n += 1) {
    const id = `${round}-${n}`;
    await saveArticle(illustrated({ id }));
    await tell('saved', id);
    await changeArticles([id], { addTags: [`${n}`] });
    await tell('tagged', id);
    await translate(id);
    await tell('translated', id);
    if (n % 3 === 2) {
      await tell('removing', last);
      await removeArticle(last);
      await tell('removed', last);
    }
    last = id;
  }
}

/** Restores a backup of sixty articles and deletes them all, again and again. */
async function restore(tell: Tell, round: number): Promise<void> {
  const made = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const url = `https://www.news.example/${round}/${n}`;
      return illustrated({ id: await articleId(url), url });
    }),
  );
  const ids = made.map(({ id }) => id);
  for (const article of made) {
    await saveArticle(article);
    await translate(article.id);
    await storePicture({ articleId: article.id, url: picture }, photograph());
  }
  const file = await new Response(backupStream({})).blob();
  for (;;) {
    await removeArticles(ids);
    await tell('restoring', `${round}`);
    await restoreBackup(file);
    await tell('restored', `${round}`);
  }
}

/** Puts a library of version 1 in the place of this one and opens it, again and again. */
async function upgrade(tell: Tell, round: number): Promise<void> {
  for (;;) {
    await closeLibrary();
    await deleteDB('warraq');
    // The background may have made a new library in between.
    if (
      !(await makeVersion1(upgraded).then(
        () => true,
        () => false,
      ))
    )
      continue;
    await tell('upgrading', `${round}`);
    await openLibrary();
    await tell('upgraded', `${round}`);
  }
}

/** Takes an article's entry out of the lists and leaves its text, as damaged files would. */
export async function loseEntry(id: string): Promise<void> {
  await (await openLibrary()).delete('articles', id);
}

/** Puts articles into the database as they are, as a version that checked nothing did; runs in a page. */
export async function putAsIs(
  given: readonly { readonly article: Article; readonly summary: object }[],
): Promise<void> {
  const library = await openLibrary();
  for (const { article, summary } of given) {
    const { id } = article;
    const { blocks, ...facts } = article;
    const lists = [
      ['all', -1, id],
      ['current', -1, id],
      ['keep:saved', -1, id],
    ] as const;
    const made = { ...newSummary(article, 'saved', 1), ...facts, ...summary };
    await library.put('articles', { ...made, places: lists, sortTitle: id, publishedAt: 1 });
    await library.put('texts', { id, article });
  }
}

/** Leaves nothing of an article's text, as damaged files would; runs in a page. */
export async function damageText(id: string): Promise<void> {
  await (await openLibrary()).put('texts', { id, article: { id } as Article });
}
