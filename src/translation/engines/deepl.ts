import * as v from 'valibot';
import type { Engine, EngineErrorReason, EngineSettings } from '../engine.ts';
import { declarations } from './declarations.ts';
import { below, byTargets, codes, hostPatterns, listOf, requestJson } from './request.ts';
import { baseLanguage } from './service-language.ts';

const translation = v.object({ translations: listOf({ text: v.string() }) });

/** Plans without a limit name none. */
const usage = v.object({
  character_count: v.optional(v.number()),
  character_limit: v.optional(v.number()),
});

const languages = v.fallback(
  v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.map((one) => Object(one).language)),
    codes,
  ),
  [],
);

/** DeepL's API with the reader's own key; it refuses pages by CORS, hence the host permission. */
export const deepl: Engine = {
  id: 'deepl',
  limits: {
    texts: 40,
    characters: 10_000,
    first: 10,
    parallel: 2,
    format: 'html',
    placeholdersNext: true,
  },
  hosts: (settings) => hostPatterns(declarations.deepl.address(settings)),
  async availability(pair, settings) {
    const { key, permitted = true } = settings;
    return key && permitted ? byTargets(pair, targetOf(pair.target), settings) : 'setup';
  },
  async usage(settings, signal) {
    const address = below(declarations.deepl.address(settings), 'v2/usage');
    const request = { address, headers: authorization(settings), signal };
    const { character_count: used, character_limit: limit } = await requestJson(request, usage);
    return used === undefined || limit === undefined ? undefined : { used, limit };
  },
  async targets(settings, signal) {
    const address = below(declarations.deepl.address(settings), 'v2/languages?type=target');
    const request = { address, headers: authorization(settings), signal };
    return requestJson(request, languages);
  },
  async open(pair, { settings }) {
    const address = below(declarations.deepl.address(settings), 'v2/translate');
    return {
      model: '2',
      async translate(texts, signal, context) {
        const body = {
          text: texts,
          source_lang: baseLanguage(pair.source).toUpperCase(),
          target_lang: targetOf(pair.target),
          tag_handling: 'html',
          split_sentences: '0',
          ...(context ? { context } : {}),
        };
        const headers = authorization(settings);
        const request = { address, headers, body, signal, reasonOf };
        const { translations } = await requestJson(request, translation);
        return translations.map(({ text }) => text);
      },
      close: () => {},
    };
  },
};

function authorization({ key = '' }: EngineSettings): Record<string, string> {
  return { Authorization: `DeepL-Auth-Key ${key}` };
}

/** Some targets exist only with a region or script. */
function targetOf(tag: string): string {
  const [base = '', region] = tag.toUpperCase().split('-');
  if (base === 'EN') return region === 'GB' ? 'EN-GB' : 'EN-US';
  if (base === 'PT') return region === 'PT' ? 'PT-PT' : 'PT-BR';
  if (base === 'ZH') return /HANT|TW|HK/.test(tag.toUpperCase()) ? 'ZH-HANT' : 'ZH-HANS';
  return base === 'NO' ? 'NB' : base;
}

function reasonOf(status: number, text: string): EngineErrorReason | undefined {
  if (status === 400 && /_lang/.test(text)) return 'language';
  return status === 404 ? 'broken' : undefined;
}
