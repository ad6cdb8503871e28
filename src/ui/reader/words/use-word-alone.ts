import { useEffect, useState } from 'preact/hooks';
import { escapedText } from '../../../article/model.ts';
import type { Settings } from '../../../platform/settings/settings.ts';
import type { TranslatorClient } from '../../../platform/translator/translator-client.ts';
import { declarationOf, type EngineId } from '../../../translation/engines/declarations.ts';

interface WordAlone {
  readonly word: string;
  /** Address of the article that it stands in. */
  readonly url: string;
  /** The engine that translated the sentence around it. */
  readonly engine: EngineId | undefined;
  readonly settings: Settings;
  readonly translator: TranslatorClient;
}

/** What the engine on the device that translated the article makes of a word by itself; services are not asked for words. */
export function useWordAlone({ word, url, engine, settings, translator }: WordAlone): string {
  const { target, translates } = settings;
  // Where the reader chose none, the one that is ready first does this too.
  const isOnDevice =
    engine !== undefined &&
    declarationOf(engine).place === 'device' &&
    (settings.engine === 'automatic' || settings.engine === engine);
  const [made, setMade] = useState('');
  useEffect(() => {
    setMade('');
    if (!translates || !isOnDevice) return undefined;
    const stop = new AbortController();
    const block = {
      kind: 'paragraph',
      text: word,
      html: `<p>${escapedText(word)}</p>`,
      lang: 'ar',
      dir: 'rtl',
    } as const;
    const article = { title: '', blocks: [block], lang: 'ar', dir: 'rtl', url } as const;
    translator.follow(
      { articleId: `word-${word}`, article, target, keep: false },
      (event) => {
        if (event.type === 'sentences')
          setMade(event.sentences.map(({ target: { text } }) => text).join(' '));
      },
      stop.signal,
    );
    return () => stop.abort();
  }, [word, url, isOnDevice, target, translates, translator]);
  return made;
}
