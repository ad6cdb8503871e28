import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../../src/platform/browser.ts';
import { messagesOf } from '../../../src/platform/i18n.ts';
import type { Engine } from '../../../src/translation/engine.ts';
import { deepl } from '../../../src/translation/engines/deepl.ts';
import { libretranslate } from '../../../src/translation/engines/libretranslate.ts';
import { openai } from '../../../src/translation/engines/openai.ts';
import { allowAndTest } from '../../../src/ui/settings/engine-test.ts';
import { serviceForTests } from '../translation/service.ts';

const messages = messagesOf(JSON.parse(readFileSync('_locales/en/messages.json', 'utf8')));

const service = serviceForTests();

const request = vi.fn<(wanted: object) => Promise<boolean>>();
beforeEach(() => {
  request.mockReset().mockResolvedValue(true);
  Object.assign(browser.permissions, { request });
});

function answerWith(status: number, body: unknown): void {
  service().answer = (_, response) => {
    response.writeHead(status);
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

function test(engine: Engine, settings: object = {}) {
  return allowAndTest(engine, { url: service().url, ...settings }, 'en', messages);
}

describe('allowAndTest', () => {
  it('shows what the engine made of two words, and asks for nothing that it does not need', async () => {
    answerWith(200, { translatedText: ['Hello world.'] });
    expect(await test(libretranslate)).toEqual({
      ok: true,
      text: 'Works: “\u2068مرحبا بالعالم.\u2069” → “Hello world.”',
    });
    expect(request).not.toHaveBeenCalled();
  });

  it('shows the usage where the service tells it', async () => {
    service().answer = ({ path }, response) =>
      void response.end(
        JSON.stringify(
          path === '/v2/usage'
            ? { character_count: 5, character_limit: 500_000 }
            : { translations: [{ text: 'Hello.' }] },
        ),
      );
    const result = await test(deepl, { key: 'secret' });
    expect(result.usage).toEqual({ used: 5, limit: 500_000 });
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.deepl.com/*'] });
  });

  it('brings the service’s list of targets, also where the wanted one is not on it', async () => {
    const list = [{ code: 'ar', name: 'Arabic', targets: ['en', 'fr'] }];
    service().answer = ({ path, body }, response) => {
      const lacking = Object(body).target === 'so';
      response.writeHead(lacking ? 400 : 200);
      const answer = lacking ? { error: 'so is not supported' } : { translatedText: ['Hello.'] };
      response.end(JSON.stringify(path === '/languages' ? list : answer));
    };
    expect(await test(libretranslate)).toMatchObject({ ok: true, targets: ['en', 'fr'] });
    const lacking = await allowAndTest(libretranslate, { url: service().url }, 'so', messages);
    expect(lacking).toMatchObject({ ok: false, targets: ['en', 'fr'] });
    expect(lacking.text).toContain('does not translate from Arabic');
  });

  it('gives the line for Ollama where that refuses the extension', async () => {
    answerWith(403, '');
    const result = await test(openai, { model: 'small' });
    expect(result.ok).toBe(false);
    expect(result.line).toBe('OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*');
    expect(result.text).toContain('refuses browser extensions');
  });

  it('names the models that a server has where the wanted one is not among them', async () => {
    service().answer = ({ path }, response) => {
      response.writeHead(path === '/models' ? 200 : 404);
      response.end(
        JSON.stringify(
          path === '/models'
            ? { data: [{ id: 'gemma' }, { id: 'qwen' }] }
            : { error: { message: 'model "small" not found' } },
        ),
      );
    };
    const result = await test(openai, { model: 'small' });
    expect(result.text).toBe('The server does not have the model “small”. It has: gemma and qwen.');
  });

  it.each([
    [403, { error: 'Invalid API key' }, 'rejected the key'],
    [429, { error: 'Slowdown' }, 'busy'],
    [200, '<!doctype html>', 'isn’t LibreTranslate'],
    [400, { error: 'xx is not supported' }, 'does not translate'],
    [500, 'oops', 'Can’t reach'],
  ])('says in words what %s means', async (status, body, words) => {
    answerWith(status, body);
    const result = await test(libretranslate, { key: 'x' });
    expect(result.ok).toBe(false);
    expect(result.text).toContain(words);
  });

  it('says that nobody is there, or that the address is none', async () => {
    expect((await test(libretranslate, { url: 'http://127.0.0.1:1' })).text).toContain(
      'Can’t reach',
    );
    expect((await test(libretranslate, { url: 'my server' })).text).toContain('is not an address');
  });

  it('sends nothing where the reader does not allow it', async () => {
    request.mockResolvedValue(false);
    service().received.length = 0;
    const result = await test(openai, { model: 'small' });
    expect(result.text).toContain('may not send text');
    expect(service().received).toEqual([]);
  });
});
