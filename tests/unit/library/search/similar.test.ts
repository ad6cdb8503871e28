import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { removeAllArticles, saveArticle } from '../../../../src/library/articles/articles.ts';
import { indexPending } from '../../../../src/library/search/indexer.ts';
import { findSimilar } from '../../../../src/library/search/similar.ts';
import { article } from '../sample.ts';
import { openings, type Report, stories, unrelated } from './invented-news.ts';

beforeEach(async () => {
  await removeAllArticles();
  await indexPending();
});

/** Invented news: one event in three newspapers' words, and others that share its place or its subject. */
const story = {
  ...{
    title: 'زلزال بقوة 5.8 درجات يضرب ساحل مدينة رأس الزيتون',
    publishedTime: '2026-03-02T08:00:00Z',
  },
  text: 'قالت هيئة الرصد الزلزالي إن زلزالًا بقوة 5.8 درجات ضرب فجر الاثنين ساحل رأس الزيتون، ولم ترد أنباء عن ضحايا.',
};
const retold = {
  ...{ title: 'هزة أرضية قوية تضرب رأس الزيتون ولا ضحايا', publishedTime: '2026-03-02T11:00:00Z' },
  text: 'ضربت هزة أرضية بقوة 5.8 درجات ساحل رأس الزيتون فجر اليوم الاثنين، وأكدت هيئة الرصد الزلزالي عدم وقوع ضحايا.',
};
const others = [
  {
    title: 'افتتاح مهرجان السينما في رأس الزيتون',
    text: 'افتتح مساء الاثنين مهرجان السينما في مدينة رأس الزيتون بمشاركة مخرجين شباب من عشر دول.',
  },
  {
    title: 'هيئة الرصد الزلزالي تحصل على أجهزة جديدة',
    text: 'تسلمت الهيئة أجهزة حديثة لقياس الهزات ضمن اتفاق وقع العام الماضي مع جامعة العلوم.',
  },
  {
    title: 'أسعار الزيتون ترتفع في الأسواق المحلية',
    text: 'ارتفعت أسعار زيت الزيتون بنسبة عشرة في المئة بسبب قلة الأمطار هذا الموسم.',
  },
];

async function saveStory(
  id: string,
  host: string,
  told: { title: string; text: string; publishedTime?: string },
) {
  const { title, text, publishedTime = '2026-03-03T08:00:00Z' } = told;
  await saveArticle({
    ...article(id, text),
    url: `https://www.${host}/${id}`,
    title,
    publishedTime,
  });
}

async function ids(id: string): Promise<string[]> {
  return (await findSimilar(id)).hits.map((hit) => hit.article.id);
}

test('the same story on other sites is found, in other words, and no other story of its place', async () => {
  await saveStory('own', 'one.example', story);
  await saveStory('again', 'one.example', story);
  await saveStory('retold', 'two.example', retold);
  await saveStory('copied', 'three.example', story);
  for (const [n, other] of others.entries()) await saveStory(`other${n}`, 'two.example', other);
  await saveStory('old', 'four.example', { ...retold, publishedTime: '2021-03-02T11:00:00Z' });
  await indexPending();
  expect(await ids('own')).toEqual(['copied', 'retold']);
  expect(await ids('retold')).toEqual(expect.arrayContaining(['own', 'copied', 'again']));
  for (const n of others.keys()) expect(await ids(`other${n}`)).toEqual([]);
  expect(await ids('gone')).toEqual([]);
});

describe('in a small library', () => {
  const told = Object.entries(stories);

  /** Saves both reports of each story, and others, each on a site of its own. */
  async function fill(count: number, all = told): Promise<void> {
    for (const [name, reports] of all)
      for (const [n, report] of reports.entries())
        await saveStory(`${name}${n}`, `${name}${n}.example`, report);
    for (let n = 0; n < count - 2 * all.length; n += 1)
      await saveStory(`other${n}`, `other${n}.example`, unrelated[n] as Report);
    await indexPending();
  }

  test.each([4, 5, 8, 12, 18])(
    'of %i articles a story is found on its other site, and nothing beside the rest',
    async (count) => {
      const all = told.slice(0, count < 8 ? 1 : 2);
      await fill(count, all);
      for (const [name] of all) {
        expect([name, await ids(`${name}0`)]).toEqual([name, [`${name}1`]]);
        expect([name, await ids(`${name}1`)]).toEqual([name, [`${name}0`]]);
      }
      for (let n = 0; n < count - 2 * all.length; n += 1)
        expect([n, await ids(`other${n}`)]).toEqual([n, []]);
    },
  );

  test('of two stories alone, each finds its own', async () => {
    await fill(4, told.slice(0, 2));
    for (const name of ['bridge', 'wheat']) {
      expect(await ids(`${name}0`)).toEqual([`${name}1`]);
      expect(await ids(`${name}1`)).toEqual([`${name}0`]);
    }
  });

  test('of three stories among much else, each finds its own', async () => {
    await fill(22);
    for (const [name] of told) {
      expect([name, await ids(`${name}0`)]).toEqual([name, [`${name}1`]]);
      expect([name, await ids(`${name}1`)]).toEqual([name, [`${name}0`]]);
    }
    for (const n of unrelated.keys()) expect([n, await ids(`other${n}`)]).toEqual([n, []]);
  });

  test.each([9, 12, 25, 30])('of %i articles many may tell one story', async (count) => {
    const [first, second] = stories['bridge'] as readonly [Report, Report];
    const tellers = openings.map((opening, n) => {
      const { title, text } = n % 2 ? second : first;
      return { title, text: `${opening} ${text}` };
    });
    for (const [n, report] of tellers.entries())
      await saveStory(`bridge${n}`, `site${n}.example`, report);
    const rest = [...unrelated, ...told.slice(1).flatMap(([, reports]) => reports)];
    const others = rest.slice(0, count - tellers.length);
    for (const [n, report] of others.entries())
      await saveStory(`other${n}`, `other${n}.example`, report);
    for (let n = others.length; n < count - tellers.length; n += 1)
      await saveStory(`bare${n}`, `bare${n}.example`, { title: `صورة رقم ${n}`, text: 'بلا نص' });
    await indexPending();
    const all = tellers.map((_, n) => `bridge${n}`);
    for (const one of all)
      expect((await ids(one)).sort()).toEqual(all.filter((other) => other !== one));
    for (const n of unrelated.slice(0, others.length).keys())
      expect([n, await ids(`other${n}`)]).toEqual([n, []]);
  });
});
