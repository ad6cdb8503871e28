import type { Settings } from '../../../platform/settings/settings.ts';

/** What of a voice decides whether it may read: see SpeechSynthesisVoice. */
export type Voice = Pick<
  SpeechSynthesisVoice,
  'voiceURI' | 'name' | 'lang' | 'localService' | 'default'
>;

/** Which voice reads a language: one of them, one that the reader must be asked about, one that needs a network, or none. */
export type VoiceChoice<One extends Voice = SpeechSynthesisVoice> =
  | { readonly use: One }
  | { readonly ask: One }
  | { readonly offline: One }
  | undefined;

/** Tags that two names of the same language have for us; systems list either. */
const sameLanguages: Readonly<Record<string, string>> = { nb: 'no', nn: 'no', cmn: 'zh' };

/** The first subtag of a language's tag in its shortest form, also where a system writes `ar_EG` or `ara-EGY`. */
export function baseLanguage(tag: string): string {
  const first = tag.split(/[-_]/)[0]?.toLowerCase() ?? '';
  let base = first;
  try {
    base = Intl.getCanonicalLocales(first)[0] ?? first;
  } catch {
    // No language's subtag: it equals itself alone.
  }
  return sameLanguages[base] ?? base;
}

/**
 * Whether a voice speaks without sending the text anywhere. Firefox says of all voices of Speech Dispatcher (Linux) that they are
 * not local, but for one called "default"; they are programs of the system.
 */
export function isOnDevice({ localService, voiceURI }: Voice): boolean {
  return localService || voiceURI.startsWith('urn:moz-tts:speechd:');
}

/**
 * The voices of a language, best first: those of the device, then those of the very region, then the system's own choice, then
 * what is no variant (eSpeak's "Arabic+whisper").
 */
export function voicesFor<One extends Voice>(lang: string, voices: readonly One[]): One[] {
  const base = baseLanguage(lang);
  const tag = lang.toLowerCase();
  const worth = (voice: Voice): number =>
    (isOnDevice(voice) ? 8 : 0) +
    (voice.lang.replace(/_/g, '-').toLowerCase() === tag ? 4 : 0) +
    (voice.default ? 2 : 0) +
    (voice.name.includes('+') ? 0 : 1);
  return voices
    .filter((voice) => baseLanguage(voice.lang) === base)
    .sort((a, b) => worth(b) - worth(a));
}

/** The voice for a language: the chosen one, else the best of the device, else one that the reader has allowed or can be asked about. */
export function chooseVoice<One extends Voice>(
  lang: string,
  voices: readonly One[],
  {
    voices: chosen,
    onlineVoices: allowed,
    isOffline,
  }: Pick<Settings, 'voices' | 'onlineVoices'> & { readonly isOffline: boolean },
): VoiceChoice<One> {
  const all = voicesFor(lang, voices);
  const mine = all.find(({ voiceURI }) => voiceURI === chosen[baseLanguage(lang)]);
  const answer = (voice: One): boolean | undefined =>
    isOnDevice(voice) ? true : allowed[voice.voiceURI];
  const speaks = (voice: One): boolean =>
    answer(voice) === true && (isOnDevice(voice) || !isOffline);
  if (mine && speaks(mine)) return { use: mine };
  if (mine && answer(mine) === undefined && !isOffline) return { ask: mine };
  const ready = all.find(speaks);
  if (ready) return { use: ready };
  const offline = all.find((voice) => answer(voice) !== false);
  if (isOffline) return offline && { offline };
  // Who refused one such voice is not asked about the next.
  return offline && all.every((voice) => answer(voice) === undefined)
    ? { ask: offline }
    : undefined;
}
