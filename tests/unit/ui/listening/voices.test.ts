import { describe, expect, it, test } from 'vitest';
import {
  baseLanguage,
  chooseVoice,
  type Voice,
  voicesFor,
} from '../../../../src/ui/reader/listening/voices.ts';

const voice = (voiceURI: string, lang: string, more: Partial<Voice> = {}): Voice => ({
  ...{ voiceURI, name: voiceURI, lang, localService: true, default: false },
  ...more,
});
const online = { localService: false };

test.each([
  ['ar', 'ar'],
  ['ar_EG', 'ar'],
  ['ara-EGY', 'ar'],
  ['AR-sa', 'ar'],
  ['eng_USA', 'en'],
  ['nb-NO', 'no'],
  ['cmn-Hans-CN', 'zh'],
  ['zh-Hant', 'zh'],
  ['iw_IL', 'he'],
  ['', ''],
  ['?', '?'],
])('%s is of the language %s', (tag, base) => expect(baseLanguage(tag)).toBe(base));

test('of a language’s voices those of the device come first, then the very region, then the system’s own', () => {
  const voices = [
    voice('far', 'ar-SA', online),
    voice('near', 'ar_EG'),
    voice('other', 'en-US', { default: true }),
    voice('default', 'ar-MA', { default: true }),
    voice('exact', 'ar-SA'),
    voice('farsi', 'fa-IR'),
  ];
  const order = voicesFor('ar-SA', voices).map(({ voiceURI }) => voiceURI);
  expect(order).toEqual(['exact', 'default', 'near', 'far']);
});

test('a voice of Speech Dispatcher is one of the device, whatever Firefox says, and a variant comes last', () => {
  const uri = (name: string): string => `urn:moz-tts:speechd:${name}?ar`;
  const [variant, plain] = ['Arabic+whisper', 'Arabic'].map((name) => ({
    ...voice(uri(name), 'ar', online),
    name,
  }));
  const settings = { voices: {}, onlineVoices: {}, isOffline: true };
  expect(chooseVoice('ar', [variant, plain] as Voice[], settings)).toEqual({ use: plain });
});

describe('the voice for Arabic', () => {
  const local = voice('local', 'ar-SA');
  const far = voice('far', 'ar-EG', online);
  const further = voice('further', 'ar', online);
  const choose = (
    voices: readonly Voice[],
    settings: Partial<Parameters<typeof chooseVoice>[2]> = {},
  ) => chooseVoice('ar', voices, { voices: {}, onlineVoices: {}, isOffline: false, ...settings });

  it('is none where no voice of the language is there', () => {
    expect(choose([])).toBeUndefined();
    expect(choose([voice('english', 'en-US')])).toBeUndefined();
  });

  it('is one of the device without a question, whatever others there are', () => {
    expect(choose([far, local])).toEqual({ use: local });
    expect(choose([far, local], { isOffline: true })).toEqual({ use: local });
  });

  it('is asked for where it sends the text to a server, once', () => {
    expect(choose([far])).toEqual({ ask: far });
    expect(choose([far], { onlineVoices: { far: true } })).toEqual({ use: far });
    expect(choose([far], { onlineVoices: { far: false } })).toBeUndefined();
  });

  it('is none after a refusal, and the next online voice is not asked about', () => {
    expect(choose([far, further], { onlineVoices: { far: false } })).toBeUndefined();
    expect(choose([far, further, local], { onlineVoices: { far: false } })).toEqual({ use: local });
  });

  it('is the chosen one, which is asked about as well', () => {
    const chosen = { voices: { ar: 'further' } };
    expect(choose([local, far, further], chosen)).toEqual({ ask: further });
    const allowed = { ...chosen, onlineVoices: { further: true } };
    expect(choose([local, far, further], allowed)).toEqual({ use: further });
    const refused = { ...chosen, onlineVoices: { further: false } };
    expect(choose([local, far, further], refused)).toEqual({ use: local });
    expect(choose([local, far], chosen)).toEqual({ use: local });
  });

  it('of another one’s answer is never used', () => {
    expect(choose([far], { onlineVoices: { other: true } })).toEqual({ ask: far });
  });

  it('without a network is one of the device, or waits for it', () => {
    const allowed = { voices: { ar: 'far' }, onlineVoices: { far: true }, isOffline: true };
    expect(choose([far, local], allowed)).toEqual({ use: local });
    expect(choose([far], allowed)).toEqual({ offline: far });
    expect(choose([far], { isOffline: true })).toEqual({ offline: far });
    expect(choose([far], { onlineVoices: { far: false }, isOffline: true })).toBeUndefined();
  });
});
