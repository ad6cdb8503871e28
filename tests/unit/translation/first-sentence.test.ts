// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExtractedArticle } from '../../../src/article/model.ts';
import { modelStore } from '../../../src/translation/engines/bergamot/models/store.ts';
import {
  type EarlyMessage,
  type EarlyRequest,
  earlyChannel,
} from '../../../src/translation/engines/bergamot/protocol.ts';
import { translateFirst } from '../../../src/translation/first-sentence.ts';
import { sourceSentences } from '../../../src/translation/segment-sentences.ts';
import { titleSentences } from '../../../src/translation/sentences.ts';
import type { TranslatorSettings } from '../../../src/translation/translator.ts';

function articleWith(title: string, lang = 'ar'): ExtractedArticle {
  const block = { kind: 'paragraph', text: 'نص', html: '<p>نص</p>', lang, dir: 'rtl' } as const;
  return { url: 'https://example.org/a', title, lang, dir: 'rtl', blocks: [block] };
}

const hash = (letter: string): string => letter.repeat(64);
const file = (type: 'model' | 'vocab', letter: string) => ({
  ...{ type, location: type, size: 1, hash: hash(letter) },
});
const wanted = { key: 'ar-en 1.0', model: hash('a'), vocabs: [hash('b')] };
const settings: TranslatorSettings = { engine: 'bergamot', order: ['bergamot'], engines: {} };
const title = 'افتتحت البلدية سوق السمك على example.org. ثم أغلقته';

const channels: BroadcastChannel[] = [];
afterEach(() => channels.splice(0).forEach((channel) => void channel.close()));

/** A worker in the place of the engine's, which answers with each text in brackets. */
function startWorker(): readonly EarlyRequest[] {
  const heard: EarlyRequest[] = [];
  const channel = new BroadcastChannel(earlyChannel);
  channels.push(channel);
  channel.onmessage = ({ data }: MessageEvent<EarlyMessage>) => {
    if (!('models' in data) || heard.some(({ id }) => id === data.id)) return;
    heard.push(data);
    const answers = data.texts.map((text) => ({ text: `[${text}]`, links: [] }));
    channel.postMessage({ id: data.id, answers } satisfies EarlyMessage);
  };
  channel.postMessage({ started: true } satisfies EarlyMessage);
  return heard;
}

beforeAll(() =>
  modelStore.keepModel({
    ...{ pair: { source: 'ar', target: 'en' }, version: '1.0' },
    files: [file('model', 'a'), file('vocab', 'b')],
  }),
);

describe('the sentences of a title', () => {
  it.each([
    'دار النخيل تفتتح أول مكتبة عامة في تاريخها',
    '  عنوانٌ أوّل. وعنـــوان ثانٍ؟ «وثالث» ',
    'أسعار <النفط> & الغاز ترتفع 3.5% في example.org',
    'سطر\nوسطر\tوثالث\u00a0ورابع',
    'د. أحمد يكتب: هل من جديد؟! 👩‍🚀',
    'Wikipedia turns 25',
    '',
    ' … ',
  ])('are those that the whole article has: %j', (text) => {
    const article = articleWith(text);
    const whole = sourceSentences(article).filter(({ block }) => block === 0);
    expect(titleSentences(article)).toEqual(whole);
  });

  it('are left to a DOM where a parser changes the text', () => {
    expect(titleSentences(articleWith('سطر\r\nوسطر'))).toEqual([]);
  });
});

describe('the first sentence, without the translator', () => {
  const { signal } = new AbortController();

  it('is translated by a worker that runs, as a job does it', async () => {
    const heard = startWorker();
    const article = articleWith(title);
    const [first] = sourceSentences(article);
    const translated = await translateFirst({ article, target: 'en', settings }, signal);
    expect(heard).toMatchObject([{ models: [wanted] }]);
    // The address does not travel, and is back.
    expect(heard[0]?.texts.join()).not.toContain('example.org');
    expect(translated).toEqual([
      {
        ...{ block: 0, segment: 0, start: first?.start, end: first?.end },
        ...{ engine: 'bergamot', model: 'ar-en 1.0' },
        target: { text: '[افتتحت البلدية سوق السمك على example.org.]', marks: [] },
      },
    ]);
  });

  it('waits for a worker that is still to start', async () => {
    const translating = translateFirst(
      { article: articleWith(title), target: 'en', settings },
      signal,
    );
    startWorker();
    expect(await translating).toHaveLength(1);
  });

  it.each<[string, ExtractedArticle, string, Partial<TranslatorSettings>]>([
    ['another engine is chosen', articleWith(title), 'en', { engine: 'libretranslate' }],
    ['no model is there', articleWith(title), 'fr', {}],
    ['the article is in that language', articleWith('Fish market', 'en'), 'en', {}],
    ['there is no title', articleWith(''), 'en', {}],
  ])('is left to the job where %s', async (_, article, target, change) => {
    const heard = startWorker();
    const given = { ...settings, ...change };
    expect(await translateFirst({ article, target, settings: given }, signal)).toEqual([]);
    expect(heard).toEqual([]);
  });

  it('is given up where nobody translates it in time', async () => {
    const stopper = new AbortController();
    const given = { article: articleWith(title), target: 'en', settings };
    const translating = translateFirst(given, stopper.signal);
    stopper.abort(new Error('too late'));
    await expect(translating).rejects.toThrow('too late');
    const heard = startWorker();
    await translateFirst({ ...given, article: articleWith('خبر آخر') }, signal);
    expect(heard.map(({ texts }) => texts)).toEqual([['خبر آخر']]);
  });
});
