import type { Article, Block } from '../../../src/article/model.ts';
import { saveArticle } from '../../../src/library/articles/articles.ts';
import { storePicture } from '../../../src/library/pictures/picture-queue.ts';
import { storeSentences } from '../../../src/library/translations/translations.ts';

/** Saves the articles of these numbers, each of twenty paragraphs, with two pictures of so many bytes and a translated title; runs in a page. */
export async function saveIllustrated(from: number, to: number, bytes: number): Promise<void> {
  const text = 'وقال المتحدث إن العمل يبدأ في مطلع العام المقبل وينتهي خلال ثلاث سنوات. '
    .repeat(4)
    .trim();
  const block = (html: string, own = ''): Block => ({
    kind: own ? 'paragraph' : 'picture',
    ...{ html, text: own, lang: 'ar', dir: 'rtl' },
  });
  for (let at = from; at < to; at++) {
    const id = `${at}`.padStart(32, '0');
    const pictures = [1, 2].map((number) => `https://cdn.news.example/${at}-${number}.jpg`);
    const article: Article = {
      ...{
        id,
        url: `https://www.news.example/${at}`,
        title: `خبر رقم ${at}`,
        lang: 'ar',
        dir: 'rtl',
      },
      blocks: [
        ...Array.from({ length: 20 }, () => block(`<p>${text}</p>`, text)),
        ...pictures.map((url) => ({
          ...block(`<figure><img src="${url}"></figure>`),
          pictures: [url],
        })),
      ],
    };
    await saveArticle(article);
    for (const url of pictures) await storePicture({ articleId: id, url }, pictureOf(bytes));
    await storeSentences([
      {
        ...{ articleId: id, target: 'en', source: article.title, engine: 'bergamot', model: '1' },
        translation: { text: `News number ${at}`, marks: [] },
      },
    ]);
  }
}

/** Noise that begins as a JPEG does, so that no system stores it in less. */
function pictureOf(bytes: number): Blob {
  const noise = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65_536)
    crypto.getRandomValues(noise.subarray(at, Math.min(bytes, at + 65_536)));
  noise.set([0xff, 0xd8, 0xff]);
  return new Blob([noise], { type: 'image/jpeg' });
}
