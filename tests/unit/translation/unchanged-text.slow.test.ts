// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { readMarked, writeMarked } from '../../../src/article/html/marked-text.ts';
import { sanitizedFragment } from '../../../src/article/html/sanitize.ts';
import { segmentsOf } from '../../../src/article/html/segments.ts';
import type { Block } from '../../../src/article/model.ts';
import { createTranslator } from '../../../src/translation/create-translator.ts';
import type { Answer, MarkupFormat } from '../../../src/translation/engine.ts';
import type { TranslatedSentence } from '../../../src/translation/translation.ts';
import { isLong } from '../share.ts';
import { fakeEngine } from './fake-engine.ts';

/** A seeded choice, so that a failure can be seen again. */
function choices(seed: number) {
  let state = seed;
  return <Item>(items: readonly Item[]): Item => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return items[Math.floor((state / 2 ** 32) * items.length)] as Item;
  };
}

/** What engines have been seen to do to addresses and figures, and worse. */
const damages: Readonly<Record<string, (text: string) => string>> = {
  copies: (text) => text,
  drops: (text) => text.replace(/(?<![<="/])\b[A-Za-z]*\d+\b(?![">/])/g, 'so') || 'so',
  doubles: (text) => text.replace(/\b[A-Z]{2}\d+\b/g, '$& $&'),
  'reverses the words': (text) => (text.includes('<') ? text : text.split(' ').reverse().join(' ')),
  lowers: (text) => text.toLowerCase(),
  'adds spaces': (text) => text.replace(/([A-Z]{2})(\d)/g, '$1 $2'),
  'parts letters': (text) => text.replace(/([A-Z])([A-Z])(\d)/g, '$1 $2 $3'),
  'writes Arabic digits': (text) =>
    text.includes('<') ? text : text.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit))),
  'decodes addresses': (text) => text.replace(/%[0-9a-f]{2}/gi, ' '),
  'makes names up': (text) => `QX1 ${text} QX2 QX7`,
  'glues names': (text) => text.replace(/\b([A-Z]{2}\d+)\b/g, 'x$1y'),
  'answers something else': () => 'no',
};

async function translate(
  html: readonly string[],
  format: MarkupFormat,
  damage: (text: string) => string,
) {
  const answer = (text: string): Answer =>
    format === 'word-links' ? { text: damage(text), links: [] } : damage(text);
  const engine = fakeEngine('bergamot', async (texts) => texts.map(answer), {
    limits: { texts: 4, characters: 2000, parallel: 1, format },
  });
  const translator = createTranslator(
    {
      settings: async () => ({ engine: 'bergamot', order: [], engines: {} }),
      kept: async () => [],
      keep: async () => {},
    },
    [engine],
  );
  const blocks = html.map(
    (one): Block => ({
      kind: 'paragraph',
      text: '',
      html: `<p>${one}</p>`,
      lang: 'ar',
      dir: 'rtl',
    }),
  );
  const article = { url: '', title: '', lang: 'ar', dir: 'rtl', blocks } as const;
  const sentences: TranslatedSentence[] = [];
  await new Promise<void>((resolve) => {
    translator.follow({ articleId: 'a', article, target: 'en', keep: false }, (event) => {
      if (event.type === 'sentences') sentences.push(...event.sentences);
      else if (event.state.status === 'done' || event.state.status === 'failed') resolve();
    });
  });
  return { sentences, asked: engine.asked.flat() };
}

/** A sentence's translation as the elements of its paragraph. */
function shown(html: string, { target }: TranslatedSentence): HTMLElement {
  const root = sanitizedFragment(`<p>${html}</p>`).firstElementChild as Element;
  const { elements } = readMarked(segmentsOf(root)[0]?.nodes ?? []);
  const out = document.createElement('p');
  out.append(writeMarked(target, elements));
  // What the sanitiser adds to every link.
  for (const name of ['rel', 'target'])
    for (const link of out.querySelectorAll('a')) link.removeAttribute(name);
  return out;
}

const kept = [
  'https://eyes.sahl.example/mawid?lang=ar&amp;y=2024',
  'https://sahl.example/%D8%B9%D9%8A%D9%86/x_(1)',
  'www.sahl.example',
  'shakawa@eyes.sahl.example',
  '@eyes_sahl24',
  '+962 6 555 0142',
  '00962-6-5550142',
  '٠٧٩٥٥٥٠١٤٢',
  'report_2024.pdf',
  '9f86d081884c7d65',
  '<code>let x = 1;</code>',
  '<code>نص الأمر</code>',
  '<a href="https://sahl.example/">https://sahl.example/</a>',
  '10<sup>6</sup>',
  'CO<sub>2</sub>',
];
const words = [
  'حجز',
  'الموعد',
  'عبر',
  'العنوان',
  'المدينة',
  'وقال',
  '<b>الطبيب</b>',
  'كـتب',
  'ذَهَبَ',
  'السهل',
];

function article(seed: number): { html: string; kept: string[] }[] {
  const choose = choices(seed);
  return Array.from({ length: 6 }, () => {
    const some = Array.from({ length: choose([1, 2, 3]) }, () => choose(kept));
    const run = () => Array.from({ length: choose([1, 2, 4]) }, () => choose(words)).join(' ');
    const html = `${some.map((one) => `${run()} ${one}`).join(choose([' ', '، ']))} ${run()}.`;
    return { html, kept: some };
  });
}

const formats: readonly MarkupFormat[] = ['html', 'placeholders', 'text', 'word-links'];
const textOf = (html: string): string => sanitizedFragment(`<p>${html}</p>`).textContent ?? '';

describe.each(formats)('an engine that takes %s', (format) => {
  // Other damages for each format.
  const some = Object.keys(damages).filter(
    (_, index) => isLong || index % formats.length === formats.indexOf(format),
  );

  it.each(some)('and %s leaves what is kept as it was', async (name) => {
    const sources = article(name.length + format.length);
    const { sentences } = await translate(
      sources.map(({ html }) => html),
      format,
      damages[name] ?? String,
    );
    expect(sentences).toHaveLength(sources.length);
    for (const sentence of sentences) {
      const source = sources[sentence.block - 1];
      if (!source) throw new Error('a sentence of no source');
      const out = shown(source.html, sentence);
      expect(out.textContent).toBe(sentence.target.text);
      for (const one of source.kept) {
        const count = (text: string) => text.split(textOf(one)).length;
        expect(count(sentence.target.text), source.html).toBe(count(textOf(source.html)));
        if (one.startsWith('<')) expect(out.innerHTML).toContain(one);
      }
    }
  });

  it('gets none of it, no tatweel and no full vowels', async () => {
    const { asked } = await translate(
      article(7).map(({ html }) => html),
      format,
      String,
    );
    for (const text of asked) expect(text).not.toMatch(/example|@|555|sup|code|ـ|[\u064b-\u0652]/);
  });
});

describe('notes', () => {
  const note = (number: number) =>
    `<sup><a href="https://sahl.example/#note-${number}">${number}</a></sup>`;
  const html = `أغلقت القلعة في عام 1931${note(2)}، ودرجات برجها 72${note(3)} درجة.${note(4)} وقالت ذلك المديرة${note(5)}.`;

  it.each(formats)('do not run into numbers, in %s', async (format) => {
    const { sentences, asked } = await translate([html], format, String);
    expect(asked.join(' ').replace(/<[^>]*>/g, '')).toBe(
      'أغلقت القلعة في عام 1931، ودرجات برجها 72 درجة. وقالت ذلك المديرة.',
    );
    const whole = sentences.map((sentence) => shown(html, sentence).innerHTML);
    expect(whole[0]).toBe(
      `أغلقت القلعة في عام 1931${note(2)}، ودرجات برجها 72${note(3)} درجة.${note(4)}`,
    );
    expect(whole[1]).toContain(note(5));
  });

  it('alone are no sentence for an engine', async () => {
    const { sentences, asked } = await translate([note(1)], 'html', String);
    expect(asked).toEqual([]);
    expect(sentences.map((sentence) => shown(note(1), sentence).innerHTML)).toEqual([note(1)]);
  });
});
