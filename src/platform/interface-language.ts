/**
 * The interface's language for a browser's own (BCP 47 tag), as browsers choose among `_locales`. To ask for a message instead costs a
 * page in Chrome some 15 ms at its start, in which it waits for the browser to read them all.
 */
export function interfaceLanguage(browserLanguage: string): 'ar' | 'en' {
  return /^ar\b/i.test(browserLanguage) ? 'ar' : 'en';
}
