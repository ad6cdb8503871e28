// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/article/extraction/extract.ts';
import { ruleFor, siteRules } from '../../../src/article/extraction/site-rules.ts';

const sentence = 'افتتحت البلدية أمس جسراً جديداً للمشاة فوق النهر، وعبره المئات في ساعته الأولى. ';

function load(body: string): void {
  const parsed = new DOMParser().parseFromString(`<body>${body}`, 'text/html').body;
  document.body.replaceChildren(...parsed.childNodes);
}

describe('site rules', () => {
  it('hold for a host and those below it, the nearest first', () => {
    const rules = { 'news.example': { content: '.a' }, 'sport.news.example': { content: '.b' } };
    expect(ruleFor('www.news.example', rules).content).toBe('.a');
    expect(ruleFor('live.sport.news.example', rules).content).toBe('.b');
    expect(ruleFor('othernews.example', rules)).toEqual({});
    expect(ruleFor('constructor', rules)).toEqual({});
  });

  it('name selectors that can be read', () => {
    for (const rule of Object.values(siteRules))
      for (const selector of Object.values(rule))
        expect(() => document.querySelector(selector)).not.toThrow();
  });

  it('say where the text and the headline stand, and what is none of the article', () => {
    load(
      `<div class="kicker">جسر المشاة يفتح</div><h1>شريط الأخبار العاجلة هذا المساء</h1>
       <div class="cells"><p>${sentence.repeat(3)}</p><p class="quiz">اختبر معلوماتك عن جسور المدينة الآن.</p></div>
       <div class="wall"><p>${sentence.repeat(9)}</p></div>`,
    );
    const rule = { content: '.cells', remove: '.quiz', title: '.kicker' };
    const found = extract(document, {
      scope: 'article',
      rules: { [location.hostname]: rule },
    });
    const article = 'article' in found ? found.article : undefined;
    expect(ruleFor(location.hostname, { [location.hostname]: rule })).toBe(rule);
    expect(article?.title).toBe('جسر المشاة يفتح');
    expect(article?.blocks.map(({ text }) => text)).toEqual([sentence.repeat(3).trim()]);
  });
});
