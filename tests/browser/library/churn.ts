import { deleteDB } from 'idb';
import { type Article, articleId } from '../../../src/article/article.ts';
import {
  findArticle,
  removeArticle,
  removeArticles,
  saveArticle,
} from '../../../src/library/articles.ts';
import { changeArticles } from '../../../src/library/changes.ts';
import { closeLibrary, openLibrary } from '../../../src/library/database.ts';
import { backupStream } from '../../../src/library/export/backup.ts';
import { restoreBackup } from '../../../src/library/export/restore.ts';
import { listArticles } from '../../../src/library/list.ts';
import { keepPicture } from '../../../src/library/pictures.ts';
import { stored } from '../../../src/library/summary.ts';
import { keepSentences } from '../../../src/library/translations.ts';
import { makeVersion1 } from '../../unit/library/version-1.ts';
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

/** Puts articles into the cache with a picture of a megabyte each, as a restored backup may leave them; runs in a page. */
export async function cacheWithPictures(count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const id = `cached-${n}`;
    await saveArticle(illustrated({ id }));
    const blob = new Blob([new Uint8Array(1_000_000)], { type: 'image/jpeg' });
    await keepPicture({ articleId: id, url: picture }, blob);
    const found = await (await openLibrary()).get('articles', id);
    if (found) await (await openLibrary()).put('articles', stored({ ...found, keep: 'cached' }));
  }
}

type Tell = (what: string, id: string) => Promise<void>;

const picture = 'http://127.0.0.1:9/picture.jpg';

function illustrated(part: Partial<Article>): Article {
  const [sample] = articles as readonly [Article];
  const html = `<figure><img src="${picture}"></figure>`;
  const block = { kind: 'picture', text: '', html, lang: 'ar', dir: 'rtl' } as const;
  return { ...sample, ...part, blocks: [...sample.blocks, block] };
}

async function translate(articleId: string): Promise<void> {
  const translation = { text: 'A sentence.', marks: [] };
  const made = { target: 'en', engine: 'bergamot', model: '1', translation } as const;
  await keepSentences([{ articleId, source: 'س', ...made }]);
}

/** Saves, tags, translates and removes, one article after the other. */
async function save(tell: Tell, round: number): Promise<void> {
  let last = '';
  for (let n = 0; ; n += 1) {
    const id = `${round}-${n}`;
    await saveArticle(illustrated({ id }));
    await tell('saved', id);
    await changeArticles([id], { addTags: [`${n}`] });
    await translate(id);
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
    const blob = new Blob([new Uint8Array(50_000)], { type: 'image/jpeg' });
    await keepPicture({ articleId: article.id, url: picture }, blob);
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
