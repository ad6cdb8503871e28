// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { ExtractedArticle } from '../../../src/article/model.ts';
import { createTranslator } from '../../../src/translation/create-translator.ts';
import { type Engine, EngineError } from '../../../src/translation/engine.ts';
import type { MemoryEntry } from '../../../src/translation/memory/translation-memory.ts';
import type {
  TranslatedSentence,
  TranslationEvent,
  TranslationRequest,
  TranslationState,
} from '../../../src/translation/translation.ts';
import type { Translator, TranslatorSettings } from '../../../src/translation/translator.ts';
import { fakeEngine } from './fake-engine.ts';

const paragraphs = [
  'افتتح الوزير الجسر الجديد. وقال إنه فخور.',
  'حضر <a href="https://example.org/">السكان</a> الحفل. ثم غادروا المكان.',
  'هذه فقرة أخيرة.',
];

function articleOf(texts: readonly string[]): ExtractedArticle {
  return {
    url: 'https://example.org/a',
    title: 'جسر جديد',
    lang: 'ar',
    dir: 'rtl',
    blocks: texts.map((html) => ({
      kind: 'paragraph',
      text: html,
      html: `<p>${html}</p>`,
      lang: 'ar',
      dir: 'rtl',
    })),
  };
}

function requestFor(
  texts = paragraphs,
  more: Partial<TranslationRequest> = {},
): TranslationRequest {
  return { articleId: 'a', article: articleOf(texts), target: 'en', keep: true, ...more };
}

function translatorWith(engines: readonly Engine[], settings: Partial<TranslatorSettings> = {}) {
  const library: MemoryEntry[] = [];
  const translator = createTranslator(
    {
      settings: async () => ({
        engine: 'automatic',
        order: engines.map(({ id }) => id),
        engines: {},
        ...settings,
      }),
      kept: async () => library,
      keep: async (sentences) => void library.push(...sentences),
    },
    engines,
  );
  return { translator, library };
}

const nothingKept = { kept: async () => [], keep: async () => {} };

const ended = new Set(['done', 'failed', 'setup', 'stopped', 'same-language']);

function run(translator: Translator, request: TranslationRequest) {
  const sentences: TranslatedSentence[] = [];
  const states: TranslationState[] = [];
  const end = new Promise<TranslationState>((resolve) => {
    translator.follow(request, (event: TranslationEvent) => {
      if (event.type === 'sentences') sentences.push(...event.sentences);
      else {
        states.push(event.state);
        if (ended.has(event.state.status)) resolve(event.state);
      }
    });
  });
  return { sentences, states, end };
}

const upper = async (texts: readonly string[]) => texts.map((text) => `T:${text}`);

describe('createTranslator', () => {
  it('translates all sentences and keeps them', async () => {
    const { translator, library } = translatorWith([fakeEngine('bergamot', upper)]);
    const { sentences, end } = run(translator, requestFor());
    expect(await end).toEqual({ status: 'done', engines: ['bergamot'] });
    expect(sentences).toHaveLength(6);
    expect(sentences.find(({ block, start }) => block === 2 && start === 0)?.target).toEqual({
      text: 'T:حضر السكان الحفل.',
      marks: [{ start: 6, end: 12, element: 0 }],
    });
    expect(library).toHaveLength(6);
    expect(translator.busy()).toBe(false);
  });

  it('costs nothing when read again, and only its changed sentences when updated', async () => {
    const engine = fakeEngine('bergamot', upper);
    const { translator } = translatorWith([engine]);
    await run(translator, requestFor()).end;
    engine.asked.length = 0;
    const again = run(translator, requestFor());
    await again.end;
    expect(again.sentences).toHaveLength(6);
    expect(engine.asked).toEqual([]);
    const changed = ['فقرة سبقت <b>غيرها</b> اليوم.', ...paragraphs];
    const updated = run(translator, requestFor(changed));
    await updated.end;
    expect(updated.sentences).toHaveLength(7);
    expect(engine.asked.flat()).toHaveLength(1);
    expect(
      updated.sentences.find(({ block, start }) => block === 3 && start === 0)?.target.marks,
    ).toEqual([{ start: 6, end: 12, element: 0 }]);
  });

  it('lets two readers share one job', async () => {
    const engine = fakeEngine('bergamot', upper);
    const { translator } = translatorWith([engine]);
    const one = run(translator, requestFor());
    const other = run(translator, requestFor());
    await Promise.all([one.end, other.end]);
    expect(one.sentences).toHaveLength(6);
    expect(other.sentences).toHaveLength(6);
    expect(engine.asked.flat()).toHaveLength(6);
  });

  it('begins with what is on the screen', async () => {
    const engine = fakeEngine('bergamot', upper, {
      limits: { texts: 1, characters: 1000, parallel: 1, format: 'html' },
    });
    const { translator } = translatorWith([engine]);
    await run(translator, requestFor(paragraphs, { visible: [2] })).end;
    expect(engine.asked.flat().map((text) => text.slice(0, 3))).toEqual([
      'حضر',
      'ثم ',
      'هذه',
      'جسر',
      'افت',
      'وقا',
    ]);
  });

  it('stops at once and goes on later from where it stopped', async () => {
    let release = (): void => {};
    const engine = fakeEngine(
      'bergamot',
      async (texts) => {
        if (engine.asked.length === 2)
          await new Promise<void>((resolve) => {
            release = resolve;
          });
        return upper(texts);
      },
      { limits: { texts: 2, characters: 1000, parallel: 1, format: 'html' } },
    );
    const { translator, library } = translatorWith([engine]);
    const first = run(translator, requestFor());
    await vi.waitFor(() => expect(engine.asked).toHaveLength(2), { timeout: 20_000 });
    translator.stop('a', 'en');
    expect(await first.end).toEqual({ status: 'stopped', done: 2, total: 6 });
    expect(translator.busy()).toBe(false);
    release();
    await Promise.resolve();
    expect(library).toHaveLength(2);
    const second = run(translator, requestFor());
    await vi.waitFor(() => expect(second.states.at(-1)?.status).toBe('done'), { timeout: 20_000 });
    expect(second.sentences).toHaveLength(6);
  });

  it('lets the next engine take over from the sentence where one stopped', async () => {
    const first = fakeEngine(
      'deepl',
      async (texts) => {
        if (first.asked.length > 1) throw new EngineError('quota', 'used up');
        return upper(texts);
      },
      { limits: { texts: 2, characters: 1000, parallel: 1, format: 'html' } },
    );
    const second = fakeEngine('bergamot', upper);
    const { translator } = translatorWith([first, second]);
    const { sentences, end } = run(translator, requestFor());
    expect(await end).toEqual({ status: 'done', engines: ['deepl', 'bergamot'] });
    expect(sentences.map(({ engine }) => engine)).toEqual([
      'deepl',
      'deepl',
      'bergamot',
      'bergamot',
      'bergamot',
      'bergamot',
    ]);
    expect(second.asked.flat()).toHaveLength(4);
  });

  it('stops the queue with the reason when a chosen engine refuses the key', async () => {
    const engine = fakeEngine('deepl', async () => {
      throw new EngineError('key', 'wrong key');
    });
    const { translator } = translatorWith([engine, fakeEngine('bergamot', upper)], {
      engine: 'deepl',
    });
    const { end } = run(translator, requestFor());
    expect(await end).toMatchObject({
      status: 'failed',
      engine: 'deepl',
      reason: 'key',
      done: 0,
      total: 6,
    });
    expect(engine.asked).toHaveLength(1);
  });

  it('tries again with what is set by then when its pane is opened anew after a failure', async () => {
    let refuses = true;
    let engine: 'deepl' | 'bergamot' = 'deepl';
    const online = fakeEngine('deepl', async (texts) => {
      if (refuses) throw new EngineError('key', 'wrong key');
      return upper(texts);
    });
    const engines = [online, fakeEngine('bergamot', upper)];
    const settings = async () => ({ engine, order: [], engines: {} });
    const translator = createTranslator({ ...nothingKept, settings }, engines);
    expect((await run(translator, requestFor()).end).status).toBe('failed');
    refuses = false;
    const again = run(translator, requestFor());
    await vi.waitFor(
      () => expect(again.states.at(-1)).toEqual({ status: 'done', engines: ['deepl'] }),
      { timeout: 20_000 },
    );
    refuses = true;
    const other = requestFor(paragraphs, { articleId: 'b' });
    expect((await run(translator, other).end).status).toBe('failed');
    engine = 'bergamot';
    const switched = run(translator, other);
    await vi.waitFor(
      () => expect(switched.states.at(-1)).toEqual({ status: 'done', engines: ['bergamot'] }),
      { timeout: 20_000 },
    );
  });

  it('is told at once when a service asks to wait for longer than a reader would, and goes on when asked again', async () => {
    let rests = true;
    const engine = fakeEngine('deepl', async (texts) => {
      if (rests) throw new EngineError('busy', 'slow down', 3600);
      return upper(texts);
    });
    const { translator } = translatorWith([engine]);
    expect(await run(translator, requestFor()).end).toMatchObject({
      ...{ status: 'failed', engine: 'deepl', reason: 'busy' },
    });
    rests = false;
    const again = run(translator, requestFor());
    await vi.waitFor(() => expect(again.states.at(-1)?.status).toBe('done'), { timeout: 20_000 });
  });

  it('says that the chosen engine cannot be reached, not that it lacks the language, where its models’ source is gone', async () => {
    const engine = fakeEngine('bergamot', upper, {
      availability: async () => {
        throw new EngineError('network', 'HTTP 404');
      },
    });
    const { translator } = translatorWith([engine], { engine: 'bergamot' });
    expect(await run(translator, requestFor()).end).toMatchObject({
      ...{ status: 'failed', engine: 'bergamot', reason: 'network' },
    });
  });

  it('tells a reader who joins of many sentences in several events', async () => {
    const many = Array.from({ length: 600 }, (_, i) => `الفقرة رقم ${i}.`);
    const limits = { texts: 700, characters: 100_000, parallel: 1, format: 'html' } as const;
    const { translator } = translatorWith([fakeEngine('bergamot', upper, { limits })]);
    const first = run(translator, requestFor(many));
    await first.end;
    const sizes: number[] = [];
    translator.follow(requestFor(many), (event) => {
      if (event.type === 'sentences') sizes.push(event.sentences.length);
    });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(601);
    expect(Math.max(...sizes)).toBe(500);
  });

  it('halves requests that are too large', async () => {
    const engine = fakeEngine('deepl', async (texts) => {
      if (texts.length > 1) throw new EngineError('too-large', 'too large');
      return upper(texts);
    });
    const { translator } = translatorWith([engine]);
    const { end, sentences } = run(translator, requestFor());
    expect((await end).status).toBe('done');
    expect(sentences).toHaveLength(6);
  });

  it('waits as long as a busy service asks', async () => {
    vi.useFakeTimers();
    try {
      const starts: number[] = [];
      const engine = fakeEngine('deepl', async (texts) => {
        starts.push(Date.now());
        if (starts.length === 1) throw new EngineError('busy', 'slow down', 7);
        return upper(texts);
      });
      const { translator } = translatorWith([engine]);
      const { end } = run(translator, requestFor());
      await vi.advanceTimersByTimeAsync(6900);
      expect(starts).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(200);
      expect(starts.length).toBeGreaterThan(1);
      await vi.runAllTimersAsync();
      expect((await end).status).toBe('done');
    } finally {
      vi.useRealTimers();
    }
  });

  it('asks again singly when the number of answers is wrong', async () => {
    const engine = fakeEngine('openai', async (texts) =>
      texts.length > 1 ? ['only one'] : upper(texts),
    );
    const { translator } = translatorWith([engine]);
    const { end, sentences } = run(translator, requestFor());
    expect((await end).status).toBe('done');
    expect(new Set(sentences.map(({ target }) => target.text)).size).toBe(6);
  });

  it('asks in plain text where foreign tags come back', async () => {
    const engine = fakeEngine('openai', async (texts) =>
      texts.map((text) => (text.includes('<a') ? '<p>The people</p>' : `T:${text}`)),
    );
    const { translator } = translatorWith([engine]);
    const { end, sentences } = run(translator, requestFor());
    await end;
    expect(sentences.find(({ block, start }) => block === 2 && start === 0)?.target).toEqual({
      text: 'T:حضر السكان الحفل.',
      marks: [],
    });
  });

  it('asks in placeholders where tags come back damaged, and in plain text where these do too', async () => {
    const limits = { texts: 4, characters: 1000, parallel: 1, format: 'html' } as const;
    const answersOf = async (placeholders: string) => {
      const engine = fakeEngine(
        'libretranslate',
        async (texts) =>
          texts.map((text) => {
            if (text.includes('<a')) return 'The people <a id="7">came</a>.';
            return text.includes('&lt;0&gt;') ? placeholders : `T:${text}`;
          }),
        { limits: { ...limits, placeholdersNext: true } },
      );
      const { end, sentences } = run(translatorWith([engine]).translator, requestFor());
      expect((await end).status).toBe('done');
      return sentences.find(({ block, start }) => block === 2 && start === 0)?.target;
    };
    const whole = { text: 'The people came.', marks: [{ start: 4, end: 10, element: 0 }] };
    expect(await answersOf('The &lt;0&gt;people&lt;/0&gt; came.')).toEqual(whole);
    const plain = { text: 'T:حضر السكان الحفل.', marks: [] };
    expect(await answersOf('The &lt;0&gt;people came.')).toEqual(plain);
    expect(await answersOf('The &lt;0&gt;people&lt;/0&gt; <b>came</b>.')).toEqual(plain);
  });

  it('keeps the words it has where only the elements were lost and placeholders fare no better', async () => {
    const limits = { texts: 4, characters: 1000, parallel: 1, format: 'html' } as const;
    const engine = fakeEngine(
      'deepl',
      async (texts) => {
        if (texts.some((text) => text.includes('&lt;0&gt;'))) throw new EngineError('quota', '');
        return texts.map((text) => (text.includes('<a') ? 'The people came.' : `T:${text}`));
      },
      { limits: { ...limits, placeholdersNext: true } },
    );
    const { end, sentences } = run(translatorWith([engine]).translator, requestFor());
    expect((await end).status).toBe('done');
    expect(sentences.find(({ block, start }) => block === 2 && start === 0)?.target).toEqual({
      text: 'The people came.',
      marks: [],
    });
  });

  it('offers what could be done where nothing is ready, and starts when the download is there', async () => {
    let here = false;
    const engine = fakeEngine('bergamot', upper, {
      availability: async () => (here ? 'ready' : 'download'),
      needs: async () => ({ bytes: 5, models: [{ source: 'ar', target: 'en' }] }),
      prepare: async (_, { onProgress }) => {
        onProgress?.({ loaded: 2, total: 5 });
        here = true;
      },
    });
    const { translator } = translatorWith([engine]);
    const { states, end } = run(translator, requestFor());
    expect(await end).toEqual({
      status: 'setup',
      offers: [
        {
          engine: 'bergamot',
          availability: 'download',
          place: 'device',
          bytes: 5,
          models: [{ source: 'ar', target: 'en' }],
        },
      ],
    });
    await translator.download('bergamot', { source: 'ar', target: 'en' });
    await vi.waitFor(() => expect(states.at(-1)?.status).toBe('done'), { timeout: 20_000 });
    expect(states).toContainEqual({
      status: 'downloading',
      engine: 'bergamot',
      loaded: 2,
      total: 5,
    });
  });

  it('ends a download when its reader stops it', async () => {
    const engine = fakeEngine('bergamot', upper, {
      availability: async () => 'download',
      prepare: (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    const { translator } = translatorWith([engine]);
    const { states, end } = run(translator, requestFor());
    await end;
    const download = translator.download('bergamot', { source: 'ar', target: 'en' });
    await vi.waitFor(() => expect(states.at(-1)?.status).toBe('downloading'), { timeout: 20_000 });
    translator.stop('a', 'en');
    await download;
    expect(states.at(-1)?.status).toBe('setup');
    expect(translator.busy()).toBe(false);
  });

  it('has nothing to do between two forms of one language', async () => {
    const { translator } = translatorWith([fakeEngine('bergamot', upper)]);
    const { end } = run(translator, requestFor(paragraphs, { target: 'ar-EG' }));
    expect(await end).toEqual({ status: 'same-language' });
  });

  it('leaves alone what stands in the target language already', async () => {
    const engine = fakeEngine('bergamot', upper);
    const { translator } = translatorWith([engine]);
    const request = requestFor(['This was posted in English.', 'هذه جملة عربية.']);
    const blocks = request.article.blocks.map((block) => ({ ...block, lang: 'en' }));
    const { sentences, end } = run(translator, {
      ...request,
      article: { ...request.article, blocks },
    });
    expect((await end).status).toBe('done');
    expect(sentences.map(({ block }) => block)).toEqual([0, 2]);
  });

  it('translates again when another language model is chosen', async () => {
    const engine = fakeEngine('openai', upper);
    let model = '1';
    const library: MemoryEntry[] = [];
    const translator = createTranslator(
      {
        settings: async () => ({ engine: 'openai', order: [], engines: { openai: { model } } }),
        kept: async () => library,
        keep: async (sentences) => void library.push(...sentences),
      },
      [engine],
    );
    await run(translator, requestFor()).end;
    await run(translator, requestFor(paragraphs, { articleId: 'a' })).end;
    expect(engine.asked.flat()).toHaveLength(6);
    model = '2';
    await run(translator, requestFor([...paragraphs, 'فقرة جديدة.'])).end;
    expect(engine.asked.flat()).toHaveLength(13);
  });

  it('keeps nothing of a private page', async () => {
    const { translator, library } = translatorWith([fakeEngine('bergamot', upper)]);
    await run(translator, requestFor(paragraphs, { keep: false })).end;
    expect(library).toEqual([]);
  });
});
