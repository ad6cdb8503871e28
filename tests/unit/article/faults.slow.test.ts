// @vitest-environment jsdom
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { extract as Extract } from '../../../src/extraction/extract.ts';
import { isLong, shareOf, someOf } from '../share.ts';

// jsdom lays nothing out: all that it has is shown.
Element.prototype.checkVisibility = () => true;

const folder = join(import.meta.dirname, '../../../src/extraction/');
/** The way in, and what is read by where all rules fail. */
const trusted = ['extract.ts', 'bare-article.ts'];
const modules = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /(?<!\.d)\.ts$/.test(file) && !trusted.includes(file),
);

/** Which function throws, at which of its calls; and how often each was called. */
const fault = { id: '', at: 0 };
const calls = new Map<string, number>();

function breakable(id: string, real: (...args: unknown[]) => unknown): typeof real {
  return (...args) => {
    const count = (calls.get(id) ?? 0) + 1;
    calls.set(id, count);
    if (id === fault.id && (fault.at === 0 || count === fault.at)) throw new Error(id);
    return real(...args);
  };
}

for (const file of modules)
  vi.doMock(`${folder}${file}`, async (original) =>
    Object.fromEntries(
      Object.entries((await original()) as object).map(([name, value]) => [
        name,
        typeof value === 'function' ? breakable(`${file}: ${name}`, value) : value,
      ]),
    ),
  );
const { extract } = (await import('../../../src/extraction/extract.ts')) as {
  extract: typeof Extract;
};

const paragraphs = Array.from(
  { length: 6 },
  (_, index) =>
    `قال مدير السوق في يومه رقم ${index + 1} إن الباعة عادوا إلى أماكنهم قبل الفجر، وإن الزبائن وجدوا ما يطلبون من السمك والخضار.`,
);
document.title = 'عودة الباعة إلى السوق القديم - صحيفة الساحل';
document.body.append(
  ...new DOMParser().parseFromString(
    `<nav><a href="/1">محليات</a> <a href="/2">رياضة</a></nav><h1>عودة الباعة إلى السوق القديم</h1>
    <p class="byline">كتب: سامي الورفلي</p>
<div class="story">
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}

    <figure><img src="https://a.example/p.jpg" alt="" width="900"><figcaption>السوق</figcaption></figure>
    <ul><li>سمك من الخليج</li><li>خضار من الواحة</li></ul></div><aside><h3>اقرأ أيضا</h3><a href="/3">خبر آخر</a></aside>`,
    'text/html',
  ).body.childNodes,
);

function read(): readonly string[] {
  calls.clear();
  const result = extract(document, { scope: 'article' });
  return 'article' in result ? result.article.blocks.map(({ text }) => text) : [];
}

const whole = read();
const called = [...calls];
const looks = calls.get('time-limit.ts: checkTime') ?? 0;

afterEach(() => {
  fault.id = '';
  fault.at = 0;
});

describe('where a rule fails', () => {
  it('reads the article where none does', () => {
    expect(whole.filter((text) => paragraphs.includes(text))).toEqual(paragraphs);
    expect(called.length).toBeGreaterThan(80);
    expect(looks).toBeGreaterThan(20);
  });

  it.each(someOf(shareOf(called, 2), 2).map(([id]) => id))(
    '%s throws: the article is read whole',
    (id) => {
      fault.id = id;
      expect(read().filter((text) => paragraphs.includes(text))).toEqual(paragraphs);
    },
  );

  it('reads the article whole wherever its time is up', () => {
    for (let at = 1; at <= looks; at += Math.ceil(looks / (isLong ? 60 : 12))) {
      Object.assign(fault, { id: 'time-limit.ts: checkTime', at });
      expect(
        read().filter((text) => paragraphs.includes(text)),
        `look ${at}`,
      ).toEqual(paragraphs);
    }
  });

  it('reads the article whole where the clock leaps', () => {
    let reads = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
      reads += 1;
      return reads * 10_000;
    });
    expect(read().filter((text) => paragraphs.includes(text))).toEqual(paragraphs);
    expect(reads).toBeGreaterThan(1);
    clock.mockRestore();
  });
});
