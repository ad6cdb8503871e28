import type { Engine } from '../engine.ts';
import { azure } from './azure.ts';
import { bergamot } from './bergamot/bergamot.ts';
import { chromeTranslator } from './chrome.ts';
import { deepl } from './deepl.ts';
import { google } from './google.ts';
import { libretranslate } from './libretranslate.ts';
import { openai } from './openai.ts';

/** Every engine, in menu order. */
export const engines: readonly Engine[] = [
  chromeTranslator,
  bergamot,
  libretranslate,
  deepl,
  google,
  azure,
  openai,
];
