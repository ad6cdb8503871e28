import * as v from 'valibot';
import type { Engine, EngineErrorReason } from '../engine.ts';
import { declarations } from './declarations.ts';
import { below, listOf, requestJson } from './request.ts';
import { baseLanguage } from './service-language.ts';

const translation = listOf({
  translations: v.looseTuple([v.object({ text: v.string() })]),
});

/** Azure Translator v3 with the reader's own key and, for regional resources, its region. */
export const azure: Engine = {
  id: 'azure',
  limits: {
    texts: 100,
    characters: 10_000,
    first: 10,
    parallel: 2,
    format: 'html',
    placeholdersNext: true,
  },
  hosts: () => [],
  availability: async (_, { key, permitted = true }) => (key && permitted ? 'ready' : 'setup'),
  async open(pair, { settings }) {
    const { key = '', region } = settings;
    const query = new URLSearchParams({
      'api-version': '3.0',
      from: codeOf(pair.source),
      to: codeOf(pair.target),
      textType: 'html',
    });
    const address = below(declarations.azure.address(), `translate?${query}`);
    const headers = {
      'Ocp-Apim-Subscription-Key': key,
      ...(region ? { 'Ocp-Apim-Subscription-Region': region } : {}),
    };
    return {
      model: '3',
      async translate(texts, signal) {
        const body = texts.map((Text) => ({ Text }));
        const request = { address, headers, body, signal, reasonOf };
        const reply = await requestJson(request, translation);
        return reply.map(({ translations: [first] }) => first.text);
      },
      close: () => {},
    };
  },
};

function codeOf(tag: string): string {
  if (baseLanguage(tag) !== 'zh') return baseLanguage(tag);
  return /hant|tw|hk/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** The service's six-digit codes say more than its statuses. */
function reasonOf(status: number, text: string): EngineErrorReason | undefined {
  const code = /"code"\s*:\s*"?(\d{6})/.exec(text)?.[1];
  if (code === '403001') return 'quota';
  if (code === '400035' || code === '400036' || code === '400023') return 'language';
  if (code === '400050' || code === '400077') return 'too-large';
  return status === 404 ? 'broken' : undefined;
}
