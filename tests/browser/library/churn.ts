import { removeArticle, saveArticle } from '../../../src/library/articles.ts';
import { changeArticles } from '../../../src/library/changes.ts';
import { keepSentences } from '../../../src/library/translations.ts';
import { articles } from './sample.ts';

/** Runs in a page until it is killed: saves, tags, translates and removes articles, and tells a server what is done. */
export function churn(server: string, round: number): void {
  const tell = (what: string, id: string): Promise<unknown> =>
    fetch(`${server}${what}/${id}`, { mode: 'no-cors' });
  const work = async (): Promise<void> => {
    let last = '';
    for (let n = 0; ; n += 1) {
      const id = `${round}-${n}`;
      const [sample] = articles;
      if (!sample) return;
      const html = '<figure><img src="http://127.0.0.1:9/picture.jpg"></figure>';
      const picture = { kind: 'picture', text: '', html, lang: 'ar', dir: 'rtl' } as const;
      await saveArticle({ ...sample, id, blocks: [...sample.blocks, picture] });
      await tell('saved', id);
      await changeArticles([id], { addTags: [`${n}`] });
      const translation = { text: 'A sentence.', marks: [] };
      const made = { target: 'en', engine: 'bergamot', model: '1', translation } as const;
      await keepSentences([{ articleId: id, source: 'س', ...made }]);
      if (n % 3 === 2) {
        await tell('removing', last);
        await removeArticle(last);
        await tell('removed', last);
      }
      last = id;
    }
  };
  void work();
}
