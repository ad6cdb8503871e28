import type { Article } from '../../../src/article/model.ts';
import type { MemoryEntry } from '../../../src/translation/memory/translation-memory.ts';

/** An invented article of one paragraph. */
export function article(id: string, text = 'نص الخبر', title = `خبر ${id}`): Article {
  return {
    id,
    url: `https://www.news.example/${id}`,
    title,
    lang: 'ar',
    dir: 'rtl',
    byline: 'سلمى',
    blocks: [{ kind: 'paragraph', text, html: `<p>${text}</p>`, lang: 'ar', dir: 'rtl' }],
  };
}

/** An invented article with pictures at these addresses. */
export function illustrated(id: string, ...urls: readonly string[]): Article {
  const html = `<figure>${urls.map((url) => `<img src="${url}">`).join('')}</figure>`;
  const picture = {
    kind: 'picture',
    text: '',
    html,
    lang: 'ar',
    dir: 'rtl',
    pictures: urls,
  } as const;
  return { ...article(id), blocks: [...article(id).blocks, picture] };
}

/** A kept sentence of an article. */
export function sentence(articleId: string, source: string, text: string): MemoryEntry {
  return {
    ...{ articleId, target: 'en', source, engine: 'bergamot', model: '1' },
    translation: { text, marks: [] },
  };
}

/** A file that begins as a JPEG does. */
export const jpeg = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74])], {
  type: 'image/jpeg',
});
