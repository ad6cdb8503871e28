import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Engine,
  EngineError,
  type EngineSettings,
  textOf,
} from '../../../src/translation/engine.ts';
import { azure } from '../../../src/translation/engines/azure.ts';
import { deepl } from '../../../src/translation/engines/deepl.ts';
import { google } from '../../../src/translation/engines/google.ts';
import { libretranslate } from '../../../src/translation/engines/libretranslate.ts';
import { endpointModels, openai } from '../../../src/translation/engines/openai.ts';
import { retryAfterOf } from '../../../src/translation/engines/request.ts';
import { serviceForTests, standInForFixed, startService } from './service.ts';

interface Recorded {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly text?: string;
  readonly body?: unknown;
  readonly expect: {
    readonly targets?: string[];
    readonly texts?: string[];
    readonly reason?: string;
    readonly retryAfter?: number;
    readonly usage?: unknown;
  };
}

const fixtures = new URL('../../fixtures/engines/', import.meta.url);

function recorded(engine: string): [string, Recorded][] {
  return readdirSync(new URL(engine, fixtures)).map((name) => [
    name.replace('.json', ''),
    JSON.parse(readFileSync(new URL(`${engine}/${name}`, fixtures), 'utf8')) as Recorded,
  ]);
}

const engines: readonly Engine[] = [libretranslate, deepl, google, azure, openai];
const pair = { source: 'ar', target: 'en' };
const sent = ['تحدث <a id="0">العمدة</a>.', 'غادر &amp; نام.'];
const { signal } = new AbortController();

const service = serviceForTests();
let settings: EngineSettings;
beforeAll(() => {
  settings = { url: `${service().url}/`, key: 'secret', region: 'westeurope', model: 'small' };
});
beforeEach(() => {
  service().received.length = 0;
});

async function translate(
  engine: Engine,
  texts = sent,
  cancel = signal,
): Promise<readonly string[]> {
  const session = await engine.open(pair, { settings, signal: cancel });
  const answers = await session.translate(texts, cancel, 'جملة قبلها.');
  return answers.map(textOf);
}

function replay({ status, headers, text, body }: Recorded): void {
  service().answer = (_, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
    response.end(text ?? JSON.stringify(body));
  };
}

for (const engine of engines) {
  describe(engine.id, () => {
    it.each(recorded(engine.id))('understands the reply: %s', async (_, reply) => {
      replay(reply);
      const { targets, texts, reason, retryAfter, usage } = reply.expect;
      if (targets) expect(await engine.targets?.(settings, signal)).toEqual(targets);
      else if (usage) expect(await engine.usage?.(settings, signal)).toEqual(usage);
      else if (texts) expect(await translate(engine)).toEqual(texts);
      else {
        const error = await translate(engine)
          .then((answers) => {
            if (answers.length !== sent.length) throw new EngineError('broken', 'count');
            return answers;
          })
          .catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(EngineError);
        expect(error).toMatchObject({ reason, retryAfter });
      }
    });

    it('gives up when the connection is cut', async () => {
      service().answer = (_, response) => {
        response.writeHead(200, { 'Content-Length': '5000' });
        response.write('{"translat');
        setTimeout(() => response.destroy(), 20);
      };
      await expect(translate(engine)).rejects.toMatchObject({ reason: 'network' });
    });

    it('gives up when nobody listens', async () => {
      const url = 'http://127.0.0.1:1';
      const again = standInForFixed({ url });
      const session = await engine.open(pair, { settings: { ...settings, url }, signal });
      await expect(session.translate(sent, signal)).rejects.toMatchObject({ reason: 'network' });
      again();
    });

    it('stops waiting for a slow answer at once when cancelled', async () => {
      const cancel = new AbortController();
      service().answer = () => cancel.abort();
      await expect(translate(engine, sent, cancel.signal)).rejects.toHaveProperty(
        'name',
        'AbortError',
      );
    });

    it.each([301, 302, 303, 307, 308])(
      'follows no redirect (%i) with text or key',
      async (status) => {
        const elsewhere = await startService();
        service().answer = (_, response) =>
          void response.writeHead(status, { Location: `${elsewhere.url}/` }).end();
        const refused = { reason: 'redirect' };
        await expect(translate(engine)).rejects.toMatchObject(refused);
        if (engine.targets)
          await expect(engine.targets(settings, signal)).rejects.toMatchObject(refused);
        if (engine.usage)
          await expect(engine.usage(settings, signal)).rejects.toMatchObject(refused);
        expect(elsewhere.received).toEqual([]);
        await elsewhere.close();
      },
    );

    it('gives up on an answer without end', async () => {
      const closed = new Promise<void>((resolve) => {
        service().answer = (_, response) => {
          const more = (): void => {
            while (!response.destroyed && response.write('[[[['.repeat(20_000)));
            if (!response.destroyed) response.once('drain', more);
          };
          response.on('close', resolve);
          more();
        };
      });
      await expect(translate(engine)).rejects.toMatchObject({ reason: 'broken' });
      await closed;
    });

    it.runIf(engine === libretranslate || engine === openai)(
      'says that what the reader typed is no address',
      async () => {
        const opened = engine.open(pair, { settings: { ...settings, url: 'my server' }, signal });
        await expect(
          opened.then((session) => session.translate(sent, signal)),
        ).rejects.toMatchObject({
          reason: 'network',
        });
      },
    );
  });
}

describe('what is sent', () => {
  const answerWith = (engine: string): void =>
    replay(recorded(engine).find(([name]) => name === 'success')?.[1] as Recorded);

  it('LibreTranslate: a list of HTML texts and the key', async () => {
    answerWith('libretranslate');
    await translate(libretranslate);
    expect(service().received[0]).toMatchObject({
      method: 'POST',
      path: '/translate',
      body: { q: sent, source: 'ar', target: 'en', format: 'html', api_key: 'secret' },
    });
  });

  it('DeepL: the key in its header, a target with its variant, the text around', async () => {
    answerWith('deepl');
    await translate(deepl);
    expect(service().received[0]).toMatchObject({
      path: '/v2/translate',
      headers: { authorization: 'DeepL-Auth-Key secret' },
      body: {
        text: sent,
        source_lang: 'AR',
        target_lang: 'EN-US',
        tag_handling: 'html',
        context: 'جملة قبلها.',
      },
    });
  });

  it('DeepL: the address that a key belongs to', () => {
    expect(deepl.hosts({ key: 'x:fx' })).toEqual(['https://api-free.deepl.com/*']);
    expect(deepl.hosts({ key: 'x' })).toEqual(['https://api.deepl.com/*']);
  });

  it('Google: the key in its header, never in the address', async () => {
    answerWith('google');
    await translate(google);
    expect(service().received[0]).toMatchObject({
      path: '/language/translate/v2',
      headers: { 'x-goog-api-key': 'secret' },
      body: { q: sent, source: 'ar', target: 'en', format: 'html' },
    });
  });

  it('Azure: key and region in headers, HTML asked for', async () => {
    answerWith('azure');
    await translate(azure);
    expect(service().received[0]).toMatchObject({
      path: '/translate?api-version=3.0&from=ar&to=en&textType=html',
      headers: {
        'ocp-apim-subscription-key': 'secret',
        'ocp-apim-subscription-region': 'westeurope',
      },
      body: [{ Text: sent[0] }, { Text: sent[1] }],
    });
  });

  it('OpenAI-compatible: numbered sentences and their surroundings', async () => {
    answerWith('openai');
    await translate(openai);
    const [request] = service().received;
    expect(request).toMatchObject({
      path: '/chat/completions',
      headers: { authorization: 'Bearer secret' },
      body: { model: 'small', temperature: 0, stream: false },
    });
    const { messages } = Object(request?.body) as {
      messages: { role: string; content: string }[];
    };
    expect(messages[0]?.content).toContain('from Arabic to English');
    expect(JSON.parse(messages[1]?.content ?? '')).toEqual({
      context: 'جملة قبلها.',
      sentences: [
        { id: 1, text: sent[0] },
        { id: 2, text: sent[1] },
      ],
    });
  });

  it('OpenAI-compatible: takes a bare answer to a lone sentence from a model that knows no JSON', async () => {
    replay({
      status: 200,
      body: { choices: [{ message: { content: 'He left.' }, finish_reason: 'stop' }] },
      expect: {},
    });
    expect(await translate(openai, ['غادر المكان.'])).toEqual(['He left.']);
  });

  it('OpenAI-compatible: asks for its models', async () => {
    replay({
      status: 200,
      body: { data: [{ id: 'gemma' }, { id: 5 }, { id: 'qwen' }] },
      expect: {},
    });
    expect(await endpointModels(settings, signal)).toEqual(['gemma', 'qwen']);
    expect(service().received[0]).toMatchObject({ method: 'GET', path: '/models' });
  });

  it('asks DeepL and LibreTranslate for what they make of Arabic', async () => {
    replay({ status: 200, body: [], expect: {} });
    expect(await deepl.targets?.(settings, signal)).toEqual([]);
    expect(await libretranslate.targets?.(settings, signal)).toEqual([]);
    expect(service().received).toMatchObject([
      {
        method: 'GET',
        path: '/v2/languages?type=target',
        headers: { authorization: 'DeepL-Auth-Key secret' },
      },
      { method: 'GET', path: '/languages' },
    ]);
  });

  it('is not to be had for a target that is not on the service’s list', async () => {
    const to = (target: string, source = 'ar') => ({ source, target });
    const listed = { ...settings, targets: ['EN-US', 'PT-BR', 'NB', 'ZH-HANS', 'fr', 'nb'] };
    expect(await deepl.availability(to('en'), listed)).toBe('ready');
    expect(await deepl.availability(to('pt'), listed)).toBe('ready');
    expect(await deepl.availability(to('no'), listed)).toBe('ready');
    expect(await deepl.availability(to('so'), listed)).toBe('unsupported');
    expect(await deepl.availability(to('so', 'fa'), listed)).toBe('ready');
    expect(await deepl.availability(to('so'), { ...listed, key: '' })).toBe('setup');
    expect(await libretranslate.availability(to('fr'), listed)).toBe('ready');
    expect(await libretranslate.availability(to('no'), listed)).toBe('ready');
    expect(await libretranslate.availability(to('so'), listed)).toBe('unsupported');
    expect(await libretranslate.availability(to('so'), { ...settings, targets: [] })).toBe('ready');
  });

  it('is ready only with what the reader must set', async () => {
    for (const engine of engines) {
      expect(await engine.availability(pair, {})).toBe('setup');
      expect(await engine.availability(pair, settings)).toBe('ready');
    }
  });
});

describe('retryAfterOf', () => {
  it('reads seconds and dates', () => {
    expect(retryAfterOf('7')).toBe(7);
    expect(retryAfterOf(new Date(Date.now() + 90_000).toUTCString())).toBeGreaterThan(80);
    expect(retryAfterOf('soon')).toBeUndefined();
    expect(retryAfterOf(null)).toBeUndefined();
  });
});
