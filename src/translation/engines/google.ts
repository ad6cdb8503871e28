import * as v from 'valibot';
import type { Engine, EngineErrorReason } from '../engine.ts';
import { declarations } from './declarations.ts';
import { below, listOf, requestJson } from './request.ts';
import { serviceLanguage } from './service-language.ts';

const translation = v.object({
  data: v.object({ translations: listOf({ translatedText: v.string() }) }),
});

/** Google Cloud Translation v2 (Basic) with the reader's own key. */
export const google: Engine = {
  id: 'google',
  limits: {
    texts: 50,
    characters: 4500,
    first: 10,
    parallel: 2,
    format: 'html',
    placeholdersNext: true,
  },
  hosts: () => [],
  availability: async (_, { key, permitted = true }) => (key && permitted ? 'ready' : 'setup'),
  async open(pair, { settings }) {
    const { key = '' } = settings;
    const address = below(declarations.google.address(), 'language/translate/v2');
    return {
      model: '2',
      async translate(texts, signal) {
        const source = serviceLanguage(pair.source);
        const body = { q: texts, source, target: serviceLanguage(pair.target), format: 'html' };
        const headers = { 'X-goog-api-key': key };
        const request = { address, headers, body, signal, reasonOf };
        const { data } = await requestJson(request, translation);
        return data.translations.map(({ translatedText }) => translatedText);
      },
      close: () => {},
    };
  },
};

function reasonOf(status: number, text: string): EngineErrorReason | undefined {
  if (/rateLimitExceeded|Rate Limit/i.test(text)) return 'busy';
  if (status === 403 && /limit|quota/i.test(text)) return 'quota';
  if (status !== 400) return undefined;
  if (/API.?key/i.test(text)) return 'key';
  if (/too (?:long|large|many)|exceed/i.test(text)) return 'too-large';
  return /language/i.test(text) ? 'language' : undefined;
}
