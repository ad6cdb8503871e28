import type { Engine, EngineErrorReason } from '../engine.ts';
import { baseLanguage, below, requestJson, textsOf } from './request.ts';

/** LibreTranslate, on a server of the reader's choice; it allows any origin, so no host permission is needed. */
export const libretranslate: Engine = {
  id: 'libretranslate',
  place: 'cloud',
  limits: {
    texts: 8,
    characters: 2000,
    parallel: 2,
    spacing: 200,
    format: 'html',
    placeholdersNext: true,
  },
  hosts: () => [],
  availability: async (_, { url, permitted = true }) => (url && permitted ? 'ready' : 'setup'),
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
        const reply = await requestJson({ address, body, signal, reasonOf });
        return textsOf(Object(reply).translatedText, (text) => text);
      },
      close: () => {},
    };
  },
};

function codeOf(tag: string): string {
  if (baseLanguage(tag) !== 'zh') return baseLanguage(tag);
  return /hant|tw|hk/i.test(tag) ? 'zh-Hant' : 'zh-Hans';
}

/** The service answers 400 to nearly everything: only its words tell what is wrong. */
function reasonOf(status: number, text: string): EngineErrorReason | undefined {
  if (status !== 400) return undefined;
  if (/api key/i.test(text)) return 'key';
  if (/exceeds|too (?:big|large|long)|batch/i.test(text)) return 'too-large';
  return /not supported|language/i.test(text) ? 'language' : 'broken';
}
