import * as v from 'valibot';
import type { Engine, EngineErrorReason } from '../engine.ts';
import { below, byTargets, codes, requestJson } from './request.ts';
import { baseLanguage } from './service-language.ts';

const translation = v.object({ translatedText: v.pipe(v.array(v.string()), v.minLength(1)) });

/** Older servers name no targets. */
const languages = v.array(v.object({ code: v.string(), targets: v.optional(codes) }));

/** LibreTranslate, on a server of the reader's choice; it allows any origin, so no host permission is needed. */
export const libretranslate: Engine = {
  id: 'libretranslate',
  limits: {
    texts: 8,
    characters: 2000,
    parallel: 2,
    spacing: 200,
    format: 'html',
    placeholdersNext: true,
  },
  hosts: () => [],
  async availability(pair, settings) {
    const { url, permitted = true } = settings;
    return url && permitted ? byTargets(pair, codeOf(pair.target), settings) : 'setup';
  },
  async targets({ url = '' }, signal) {
    const list = await requestJson({ address: below(url, 'languages'), signal }, languages);
    return list.find(({ code }) => code === 'ar')?.targets ?? [];
  },
  async open(pair, { settings: { url = '', key } }) {
    const address = below(url, 'translate');
    return {
      model: '1',
      async translate(texts, signal) {
        const body = {
          q: texts,
          source: codeOf(pair.source),
          target: codeOf(pair.target),
          format: 'html',
          ...(key ? { api_key: key } : {}),
        };
        return (await requestJson({ address, body, signal, reasonOf }, translation)).translatedText;
      },
      close: () => {},
    };
  },
};

function codeOf(tag: string): string {
  const base = baseLanguage(tag);
  if (base === 'no') return 'nb';
  if (base !== 'zh') return base;
  return /hant|tw|hk/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** The service answers 400 to nearly everything: only its words tell what is wrong. */
function reasonOf(status: number, text: string): EngineErrorReason | undefined {
  if (status !== 400) return undefined;
  if (/api key/i.test(text)) return 'key';
  if (/exceeds|too (?:big|large|long)|batch/i.test(text)) return 'too-large';
  return /not supported|language/i.test(text) ? 'language' : 'broken';
}
